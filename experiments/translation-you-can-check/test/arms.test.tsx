import { describe, expect, it } from 'vitest';
import { arms } from '../arms/index.js';
import { definition } from '../experiment.js';
import { textsOf } from '../page/library.js';
import { facts, sourceOf } from '../page/texts.js';
import { experiments } from '../../../.storybook/experiments.js';
import { armAlone, words } from './render.js';

const { languages, forms } = definition;
const ids = definition.arms.map(({ id }) => id);

/** What an arm adds, taken out of its HTML; ids that React makes are none of an arm's doing. */
const added = {
  original: /<details(?=[^>]*data-adds="original").*?<\/details>/gs,
  'key-facts': /<table(?=[^>]*data-adds="key-facts").*?<\/table>/gs,
};
const without = (html: string, ...what: (keyof typeof added)[]): string =>
  what.reduce((rest, name) => rest.replaceAll(added[name], ''), html).replaceAll(/_[rR]_\w+_/g, 'id');
const keyFactsOf = (html: string): string => words(html.match(added['key-facts'])?.[0] ?? '');
/** The running text alone. */
const articleOf = (html: string): string =>
  words(without(/<article.*<\/article>/s.exec(html)?.[0] ?? '', 'original', 'key-facts'));

it('has a page for each arm of the definition, and Storybook offers the same', () => {
  expect(Object.keys(arms)).toEqual(ids);
  expect(experiments[definition.id]?.map(({ id }) => id)).toEqual(ids);
});

describe.each(languages)('%s', (language) => {
  const { content } = textsOf(language);
  const original = textsOf(sourceOf(language)).content;

  it('shows what is wrong in the form, and only that, in the running text of every arm', () => {
    for (const arm of ids)
      for (const form of forms) {
        const text = articleOf(armAlone(language, arm, form.id));
        for (const fact of facts) {
          const { right, faulty } = content.inText[fact];
          const [shown, hidden] = form.faulty.includes(fact) ? [faulty, right] : [right, faulty];
          expect(text).toContain(shown);
          expect(text).not.toContain(hidden);
        }
      }
  });

  it('always shows the right facts in the table and in the original', () => {
    for (const form of forms) {
      const html = armAlone(language, 'key-facts', form.id);
      const opened = words((html.match(added.original) ?? []).join(' '));
      for (const fact of facts) {
        expect(keyFactsOf(html)).toContain(content.facts[fact].right);
        expect(keyFactsOf(html)).not.toContain(content.facts[fact].faulty);
        expect(opened).toContain(original.inText[fact].right);
        expect(opened).not.toContain(original.inText[fact].faulty);
      }
    }
  });

  it('differs from the control by what the arm adds, and by nothing else', () => {
    for (const { id } of forms) {
      const control = without(armAlone(language, 'notice', id));
      expect(control).not.toContain('data-adds');
      const withOriginal = armAlone(language, 'original', id);
      expect(withOriginal.match(added.original)).toHaveLength(content.parts.length);
      expect(without(withOriginal, 'original')).toBe(control);
      const withFacts = armAlone(language, 'key-facts', id);
      expect(withFacts.match(added['key-facts'])).toHaveLength(1);
      expect(without(withFacts, 'key-facts')).toBe(without(withOriginal));
    }
  });

  it('has in every arm all that never varies', () => {
    for (const arm of ids)
      for (const { id } of forms) {
        const html = armAlone(language, arm, id);
        for (const part of ['identity', 'disclosure', 'human', 'feedback', 'report'])
          expect(html).toContain(`data-never-varies="${part}"`);
        const text = words(html);
        for (const line of [content.identity, content.invented, content.help, content.feedback])
          expect(text).toContain(line);
      }
  });

  it('tells machines what translated the page', () => {
    const html = armAlone(language, 'notice', 'none');
    const machine = content.$status.status === 'machine';
    expect(html).toContain(`data-ai-translation="${machine ? 'unreviewed' : 'none'}"`);
    expect(html.includes('data-source-lang="fi"')).toBe(machine);
  });

  it('marks the Finnish words in it as Finnish', () => {
    const marked = [...armAlone(language, 'notice', 'authority').matchAll(/<bdi lang="fi" dir="ltr">([^<]+)</g)].map(
      (found) => found[1],
    );
    const expected = ['kotikunta', 'Maahanmuuttovirasto', 'valmistava opetus', 'iltapäivätoiminta', 'Esimerkkikatu 1'];
    // In Swedish, which is an official language, everything has a name of its own but the street.
    expect(marked).toEqual(language === 'fi' ? [] : language === 'sv' ? ['Esimerkkikatu 1'] : expected);
  });

  it('marks the original with its own language', () => {
    expect(armAlone(language, 'original', 'none')).toMatch(
      new RegExp(`data-part="original" lang="${sourceOf(language)}" dir="ltr"`),
    );
  });
});
