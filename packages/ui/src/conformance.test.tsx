import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { dirOf } from './i18n/direction.js';
import { languages, loadMessages } from './i18n/generated/load.js';
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
  'ai-disclosure': <ui.AIDisclosure {...given} kind="assistant" responsible="1" person="#1" />,
  'service-owner-card': (
    <ui.ServiceOwnerCard
      {...given}
      owner="1"
      contact={{ href: '#1', label: '2' }}
      address={{ text: '3', language: 'fi' }}
      fee="free"
    />
  ),
  'human-handoff': (
    <ui.HumanHandoff
      {...given}
      languages={['fi', 'ar']}
      hours="1"
      interpreter="free"
      passedOn="nothing"
      now={{ open: false, opens: '2' }}
    />
  ),
  'interpreter-request': <ui.InterpreterRequest {...given} action="#1" languages={['ar', 'so']} wait="1" />,
  'why-we-ask': <ui.WhyWeAsk {...given} reason="1" withoutAnswer="2" />,
  'data-use-summary': (
    <ui.DataUseSummary
      {...given}
      purpose="1"
      sees={['2']}
      doesNotSee={['3']}
      kept="4"
      notice={{ href: '#1', label: '5' }}
    />
  ),
  'consequence-note': <ui.ConsequenceNote {...given} follows={['1']} doesNotFollow={['2']} />,
  'domain-check': <ui.DomainCheck {...given} domain="service.example.fi" />,
  'official-service-banner': <ui.OfficialServiceBanner {...given} owner="1" domain="service.example.fi" />,
  'who-handles-this': (
    <ui.WhoHandlesThis
      {...given}
      matter="1"
      authority={{ name: '2', official: { language: 'fi', name: '3' } }}
      does={['4']}
      doesNot={[{ what: '5', who: { href: '#1', label: '6' } }]}
      contact={{ href: '#2', label: '7' }}
    />
  ),
  'status-timeline': (
    <ui.StatusTimeline
      {...given}
      events={[
        { id: 'a', label: '1', by: '2', state: 'current', at: '2026-11-24' },
        { id: 'b', label: '3', by: '4', state: 'upcoming' },
      ]}
      next={<ui.NextStep who={{ office: '5' }}>6</ui.NextStep>}
      wait={<ui.HonestWait usual="unknown" delay="7" />}
    />
  ),
  'next-step': (
    <ui.NextStep {...given} who="you">
      1
    </ui.NextStep>
  ),
  'honest-wait': <ui.HonestWait {...given} usual={{ text: '1' }} />,
  'appeal-panel': (
    <ui.AppealPanel
      {...given}
      deadline="2026-11-24"
      sendTo="1"
      steps={['2']}
      help={{ href: '#1', label: '3' }}
      instruction={{ language: 'fi', text: '4' }}
    />
  ),
  'fix-mistake': <ui.FixMistake {...given} until="always" effect="1" href="#1" />,
  'deadline-card': <ui.DeadlineCard {...given} day="2026-11-24" task="1" missed="2" />,
  'term-explain': <ui.TermExplain {...given} word="1" term={{ language: 'fi', text: '2' }} explanation="3" />,
  'reading-level-switch': (
    <ui.ReadingLevelSwitch {...given} current="standard" hrefs={{ standard: '#1', easy: '#2' }} />
  ),
  'source-list': (
    <ui.SourceList
      {...given}
      sources={[{ id: 'a', title: '1', language: 'fi', href: '#1', publisher: '2', checked: '2026-11-24' }]}
    />
  ),
  'anonymous-inquiry': <ui.AnonymousInquiry {...given} action="#1" stored={['1']} kept="2" />,
  'return-code': <ui.ReturnCode {...given} code="AB12" href="#1" until="2026-11-24" />,
  'shared-summary': (
    <ui.SharedSummary
      {...given}
      goal="1"
      agreed={[{ who: '2', what: '3' }]}
      confirm={<ui.ConfirmOrCorrect action="#1" />}
      writtenBy="person"
    />
  ),
  'confirm-or-correct': <ui.ConfirmOrCorrect {...given} action="#1" />,
  'you-said-we-did': (
    <ui.YouSaidWeDid
      {...given}
      answers={[
        { id: 'a', said: '1', did: '2', at: '2026-11-24' },
        { id: 'b', said: '3', didNot: '4' },
      ]}
    />
  ),
  'feedback-prompt': <ui.FeedbackPrompt {...given} action="#1" />,
  'life-event-nav': <ui.LifeEventNav {...given} events={[{ href: '#1', label: '1' }]} />,
  'voice-privacy-notice': <ui.VoicePrivacyNotice {...given} goesTo={{ receiver: '1' }} kept="2" write="#1" />,
  'read-aloud': <ui.ReadAloud {...given} text="1" />,
  stack: <ui.Stack {...given}>1</ui.Stack>,
  grid: <ui.Grid {...given}>1</ui.Grid>,
  heading: (
    <ui.Heading {...given} level={2}>
      1
    </ui.Heading>
  ),
  text: <ui.Text {...given}>1</ui.Text>,
  icon: <ui.Icon {...given} name="next" label="1" />,
  tag: <ui.Tag {...given}>1</ui.Tag>,
  fieldset: (
    <ui.Fieldset {...given} legend="1" hint="2" error="3">
      4
    </ui.Fieldset>
  ),
  'checkbox-group': (
    <ui.CheckboxGroup
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
  'date-field': <ui.DateField {...given} name="n" legend="1" hint="2" problem="month" />,
  'inline-alert': (
    <ui.InlineAlert {...given} variant="warning">
      1
    </ui.InlineAlert>
  ),
  dialog: (
    <ui.Dialog {...given} title="1" opener="2" closeLabel="3" href="#4">
      5
    </ui.Dialog>
  ),
  disclosure: (
    <ui.Disclosure {...given} summary="1">
      2
    </ui.Disclosure>
  ),
  tabs: (
    <ui.Tabs
      {...given}
      label="1"
      tabs={[
        { id: 'a', label: '2', content: '3' },
        { id: 'b', label: '4', content: '5' },
      ]}
    />
  ),
  table: (
    <ui.Table
      {...given}
      caption="1"
      columns={[
        { id: 'a', header: '2' },
        { id: 'b', header: '3', numeric: true },
      ]}
      rows={[{ id: '1', cells: { a: '4', b: '5' } }]}
    />
  ),
  'loading-message': <ui.LoadingMessage {...given} active />,
  'status-message': <ui.StatusMessage {...given}>1</ui.StatusMessage>,
  header: (
    <ui.Header {...given} service="1" skipTo="2" ribbon="3">
      4
    </ui.Header>
  ),
  footer: <ui.Footer {...given}>1</ui.Footer>,
  'skip-link': <ui.SkipLink {...given} target="1" />,
  breadcrumbs: <ui.Breadcrumbs {...given} pages={[{ href: '#1', label: '1' }]} current="2" />,
  'back-link': <ui.BackLink {...given} href="#1" />,
  'exit-page': <ui.ExitPage {...given} href="#1" />,
};
/** The parts whose native props go to a node inside them: a field of text is its input. */
const native = { className: 'given-class', 'data-given': 'yes' } as const;
const fields: Record<string, ReactElement> = {
  'text-field': <ui.TextField {...native} name="n" label="1" hint="2" error="3" />,
  'text-area': <ui.TextArea {...native} name="n" label="1" hint="2" error="3" limit={9} />,
  select: (
    <ui.Select
      {...native}
      name="n"
      label="1"
      hint="2"
      error="3"
      options={[
        { value: '1', label: '4' },
        { value: '2', label: '5' },
      ]}
    />
  ),
};

const all = await Promise.all(
  languages.map(async (language) => ({
    language,
    messages: (await loadMessages(language)).messages,
    service: (await ui.loadServiceMessages(language)).messages,
    trust: (await ui.loadTrustMessages(language)).messages,
  })),
);
type Words = Readonly<Record<string, unknown>>;
const wordsOf = (language: string): Words => {
  const own = all.find((one) => one.language === language);
  return { ...own?.service, ...own?.trust, ...own?.messages };
};
const english = wordsOf('en');

function html(part: ReactElement, language: string): string {
  const { messages, service, trust } = all.find((one) => one.language === language) as (typeof all)[number];
  return renderToString(
    <ui.UiProvider language={language} dir={dirOf(language)} messages={messages} service={service} trust={trust}>
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

const silent = [
  'link',
  'prose',
  'stack',
  'grid',
  'heading',
  'text',
  'icon',
  'tag',
  'disclosure',
  'tabs',
  'table',
  'status-message',
  'footer',
];
it.each(Object.entries(parts).filter(([name]) => !silent.includes(name)))(
  '%s throws outside a provider instead of guessing a language',
  (_name, part) => {
    expect(() => renderToString(part)).toThrow(/UiProvider/);
  },
);

it.each(Object.entries(fields))('%s passes native props to its input and the class to its root', (name, field) => {
  const markup = html(field, 'fi');
  expect(rootTag(markup)).toMatch(/class="lu-[^"]* given-class"/);
  expect(rootTag(markup)).toContain(`data-component="${name}"`);
  expect(/<(?:input|textarea|select)[^>]+>/.exec(markup)?.[0]).toContain('data-given="yes"');
});

describe.each(languages.filter((language) => language !== 'en'))('in %s', (language) => {
  it('no part shows an English word of ours', () => {
    const own = wordsOf(language);
    const sentences = Object.entries(english).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== own[entry[0]],
    );
    expect(sentences.length).toBeGreaterThan(30);
    const page = [...Object.values(parts), ...Object.values(fields)].map((part) => html(part, language)).join('\n');
    const words = page.replaceAll(/<[^>]+>/g, '\n');
    for (const [, sentence] of sentences) expect(words.split('\n')).not.toContain(sentence);
  });
});
