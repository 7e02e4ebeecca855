import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { dirOf } from './i18n/direction.js';
import { languages, loadMessages } from './i18n/generated/load.js';
import type { Messages } from './i18n/generated/types.js';
import * as ui from './index.js';

/** Attributes that every part must pass on to its one node. */
const given = { id: 'given', className: 'given-class', 'data-given': 'yes' } as const;

/** One example of every part, with nothing but language-neutral words of its own. */
const parts: Record<string, ReactElement> = {
  button: <ui.Button {...given}>1</ui.Button>,
  link: (
    <ui.Link {...given} href="#1">
      1
    </ui.Link>
  ),
  prose: <ui.Prose {...given}>1</ui.Prose>,
  notice: (
    <ui.Notice {...given} title="1" variant="warning">
      2
    </ui.Notice>
  ),
  page: (
    <ui.Page {...given} service="1" header="2" footer="3" ribbon="4">
      5
    </ui.Page>
  ),
  'language-chooser': (
    <ui.LanguageChooser
      {...given}
      languages={[
        { tag: 'fi', autonym: '1', href: '#1', translation: { status: 'machine', by: null, at: null } },
        { tag: 'ckb', autonym: '2', href: null },
      ]}
    />
  ),
  'translation-notice': <ui.TranslationNotice {...given} source="fi" translation={{ status: 'machine' }} />,
  'translated-text': (
    <ui.TranslatedText {...given} source="fi" translation={{ status: 'machine' }}>
      1
    </ui.TranslatedText>
  ),
  'original-toggle': (
    <ui.OriginalToggle {...given} source="fi">
      1
    </ui.OriginalToggle>
  ),
  'key-facts': (
    <ui.KeyFacts
      {...given}
      title="1"
      facts={[{ id: 'fee', label: '2', value: '3', original: { language: 'fi', text: '4' } }]}
      verified={{ by: 'X', at: '2026-11-24' }}
    />
  ),
  'reviewed-stamp': <ui.ReviewedStamp {...given} review={{ by: 'X', at: '2026-11-24' }} />,
  'report-translation': <ui.ReportTranslation {...given} />,
  'consent-form': (
    <ui.ConsentForm {...given} action="#1" accept="1" refuse="2">
      3
    </ui.ConsentForm>
  ),
  'consent-gate': (
    <ui.ConsentGate {...given} title="1" opener="2" accept="3" refuse="4" href="#5" action="#6">
      7
    </ui.ConsentGate>
  ),
  'radio-group': (
    <ui.RadioGroup
      {...given}
      name="n"
      legend="1"
      error="4"
      options={[
        { value: '1', label: '2', hint: '5' },
        { value: '2', label: '3' },
      ]}
    />
  ),
  'scale-item': (
    <ui.ScaleItem {...given} name="n" legend="1" error="4" anchors={{ points: 7, lowest: '2', highest: '3' }} />
  ),
  'error-summary': <ui.ErrorSummary {...given} problems={[{ field: 'n', message: '1' }]} />,
  'progress-steps': (
    <ui.ProgressSteps
      {...given}
      steps={[
        { id: 'a', label: '1' },
        { id: 'b', label: '2' },
        { id: 'c', label: '3' },
      ]}
      current="b"
    />
  ),
  receipt: <ui.Receipt {...given} title="1" code="AB12" withdrawHref="#1" />,
  'stop-button': <ui.StopButton {...given} />,
};
/** The one part whose native props go to a node inside it: a text field is its input. */
const field = <ui.TextField name="n" label="1" hint="2" error="3" className="given-class" data-given="yes" />;

const all = await Promise.all(
  languages.map(async (language) => ({ language, messages: (await loadMessages(language)).messages })),
);
const english = all.find(({ language }) => language === 'en')?.messages as Messages;

function html(part: ReactElement, language: string): string {
  const messages = all.find((one) => one.language === language)?.messages as Messages;
  return renderToString(
    <ui.UiProvider language={language} dir={dirOf(language)} messages={messages}>
      {part}
    </ui.UiProvider>,
  );
}
const rootTag = (markup: string): string => /^<[^>]+>/.exec(markup)?.[0] ?? '';

describe.each(Object.entries(parts))('%s', (name, part) => {
  it('is one node that takes the native props, the class and the public hook', () => {
    const tag = rootTag(html(part, 'fi'));
    expect(tag).toContain(`data-component="${name}"`);
    expect(tag).toContain('id="given"');
    expect(tag).toContain('data-given="yes"');
    expect(tag).toMatch(/class="lu-[^"]* given-class"/);
  });

  it('has no inline style, which a strict content security policy refuses', () => {
    expect(html(part, 'fi')).not.toMatch(/\sstyle=|<style/);
  });

  it('writes no left-to-right direction of its own into a right-to-left page', () => {
    // What is said to be in a left-to-right language or is a code is meant to be left-to-right.
    const leaks = (html(part, 'ar').match(/<[^>]+dir="ltr"[^>]*>/g) ?? []).filter(
      (tag) => !/lang="(fi|sv|en)"|data-part="code"/.test(tag),
    );
    expect(leaks).toEqual([]);
  });
});

const silent = ['link', 'prose'];
it.each(Object.entries(parts).filter(([name]) => !silent.includes(name)))(
  '%s throws outside a provider instead of guessing a language',
  (_name, part) => {
    expect(() => renderToString(part)).toThrow(/UiProvider/);
  },
);

it('the text field passes native props to its input and the class to its root', () => {
  const markup = html(field, 'fi');
  expect(rootTag(markup)).toMatch(/class="lu-[^"]* given-class"/);
  expect(rootTag(markup)).toContain('data-component="text-field"');
  expect(/<input[^>]+>/.exec(markup)?.[0]).toContain('data-given="yes"');
});

describe.each(languages.filter((language) => language !== 'en'))('in %s', (language) => {
  it('no part shows an English word of ours', () => {
    const own = all.find((one) => one.language === language)?.messages as Messages;
    const sentences = Object.entries(english).filter(
      (entry): entry is [keyof Messages, string] =>
        typeof entry[1] === 'string' && entry[1] !== own[entry[0] as keyof Messages],
    );
    expect(sentences.length).toBeGreaterThan(30);
    const page = [...Object.values(parts), field].map((part) => html(part, language)).join('\n');
    const words = page.replaceAll(/<[^>]+>/g, '\n');
    for (const [, sentence] of sentences) expect(words.split('\n')).not.toContain(sentence);
  });
});
