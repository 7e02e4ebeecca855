import { readdirSync, readFileSync } from 'node:fs';
import { translationStatus } from '@luotsi/protocol';
import { describe, expect, it } from 'vitest';
import { definition } from '../experiment.js';
import { facts, paragraph, type Content } from '../page/texts.js';

const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')) as T;
const messagesOf = (language: string): Record<string, string> => {
  const { $status: _, ...messages } = read<Record<string, string>>(`messages/${language}.json`);
  return messages;
};
const contentOf = (language: string): Content => read<Content>(`content/${language}.json`);
const statusOf = (kind: string, language: string): unknown =>
  read<{ $status: unknown }>(`${kind}/${language}.json`).$status;

const finnish = messagesOf('fi');
const english = messagesOf('en');
const { languages } = definition;
const handWritten = ['fi', 'sv', 'en'];

/** Every text of a page, by where it stands. */
function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => key !== '$status')
    .flatMap(([key, inner]) => flat(inner, `${path}/${key}`));
}
const texts = (language: string): [string, string][] => [...flat(messagesOf(language)), ...flat(contentOf(language))];
const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

it('has a file of messages and a page for each language of the definition, and for no other', () => {
  for (const kind of ['messages', 'content'])
    expect(readdirSync(new URL(`../${kind}`, import.meta.url)).toSorted()).toEqual(
      languages.map((language) => `${language}.json`).toSorted(),
    );
});

describe.each(languages)('%s', (language) => {
  it('has every text and no other', () => {
    expect(Object.keys(messagesOf(language)).toSorted()).toEqual(Object.keys(finnish).toSorted());
    expect(flat(contentOf(language)).map(([path]) => path)).toEqual(flat(contentOf('fi')).map(([path]) => path));
  });

  it('has no empty text, and none that is still English', () => {
    expect(texts(language).filter(([, text]) => text.trim() === '')).toEqual([]);
    const inEnglish = new Map(language === 'en' ? [] : texts('en'));
    // A sum in euros is written alike in several languages.
    const alike = (text: string): boolean => /^\d+ \w+$/.test(text);
    expect(texts(language).filter(([path, text]) => text === inEnglish.get(path) && !alike(text))).toEqual([]);
  });

  it('keeps the places for values', () => {
    const kept = Object.fromEntries(Object.entries(messagesOf(language)).map(([key, text]) => [key, places(text)]));
    expect(kept).toEqual(Object.fromEntries(Object.entries(english).map(([key, text]) => [key, places(text)])));
    const ofPage = flat(contentOf(language).parts).flatMap(([, text]) => places(text));
    expect(ofPage.toSorted()).toEqual(['{authority}', '{date}', '{fee}']);
  });

  it('is hand-written or a machine translation, and reviewed by nobody', () => {
    for (const kind of ['messages', 'content']) {
      const status = translationStatus.parse(statusOf(kind, language));
      expect(status.status).toBe(handWritten.includes(language) ? 'written' : 'machine');
      expect(status.at).toBeNull();
    }
  });

  it('tells the same dates and fees as every other language', () => {
    const content = contentOf(language);
    for (const told of [content.facts, content.inText]) {
      expect(told.date.right).toMatch(language === 'zh-Hans' ? /2027.*1.*29/ : /29.*2027/);
      expect(told.date.faulty).toMatch(language === 'zh-Hans' ? /2027.*2.*26/ : /26.*2027/);
      expect(told.fee.right).toContain('95');
      expect(told.fee.faulty).toContain('59');
      expect(told.authority.right).toContain('DVV');
      expect(told.authority.faulty).toContain('Migri');
    }
  });

  it('changes one fact of the running text, and nothing else, in a form with a mistake', () => {
    const content = contentOf(language);
    const right = content.parts.flatMap((part) => part.paragraphs.map((text) => paragraph(content, text, [])));
    for (const fact of facts) {
      const wrong = content.parts.flatMap((part) => part.paragraphs.map((text) => paragraph(content, text, [fact])));
      const changed = wrong.filter((text, i) => text !== right[i]);
      expect(changed).toHaveLength(1);
      expect(wrong.join('\n')).toBe(
        right.join('\n').replace(content.inText[fact].right, () => content.inText[fact].faulty),
      );
    }
  });
});

describe('scripts', () => {
  /** Names and terms that stay in Latin letters, since people meet them like that. */
  const latin =
    /Digi- ja väestötietovirasto|Maahanmuuttovirasto|valmistava opetus|iltapäivätoiminta|kotikunta|Esimerkkikatu|Esimerkkilä|JavaScript|Luotsi|Migri|DVV|\{\w+\}/g;
  it.each([
    ['ru', /\p{Script=Cyrillic}/u],
    ['uk', /\p{Script=Cyrillic}/u],
    ['ar', /\p{Script=Arabic}/u],
    ['fa', /\p{Script=Arabic}/u],
    ['zh-Hans', /\p{Script=Han}/u],
  ])('%s is in its own script, with no word left over in another', (language, script) => {
    const foreign = (text: string): boolean =>
      !script.test(text) || /\p{Script=Latin}/u.test(text.replaceAll(latin, ''));
    expect(texts(language).filter(([, text]) => foreign(text))).toEqual([]);
  });

  it('uses Western digits, which stand on forms and letters in Finland', () => {
    const other = languages.flatMap((language) => texts(language).filter(([, text]) => /(?![0-9])\p{Nd}/u.test(text)));
    expect(other).toEqual([]);
  });
});

it('keeps no text that nothing shows', () => {
  const source = readdirSync(new URL('../', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(page|arms)\/.*\.tsx?$/.test(file))
    .map((file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'))
    .join('\n');
  // Keys that are put together from the names of facts, steps and sections.
  const built =
    /^(understand|decide)-\w+\.|^step\.|^info\.\w+(\.heading)?$|^(page|decisions|usability|trust|debrief|receipt)\.(heading|intro)$/;
  const unused = Object.keys(finnish).filter((key) => !source.includes(`'${key}'`) && !built.test(key));
  expect(unused).toEqual([]);
});
