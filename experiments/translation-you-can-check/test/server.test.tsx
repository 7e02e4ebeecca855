import { describe, expect, it } from 'vitest';
import { definition } from '../experiment.js';
import { textsOf } from '../page/library.js';
import { pages } from '../page/server.js';
import type { PageState } from '../page/state.js';
import { facts } from '../page/texts.js';
import { steps } from '../page/steps/order.js';
import { inStudy, render, request, words } from './render.js';

const { languages, arms, forms } = definition;
const written = ['fi', 'sv', 'en'];

it('goes through the steps of the definition', () => {
  expect([...steps]).toEqual(definition.steps);
});

it('says of each language what its consent and its instruments are', () => {
  expect(pages.languages.map(({ tag }) => tag)).toEqual(languages);
  for (const { tag, consent, instruments, dir } of pages.languages) {
    const status = written.includes(tag) ? 'written' : 'machine';
    expect([tag, consent, instruments]).toEqual([tag, status, status]);
    expect(dir).toBe(tag === 'ar' || tag === 'fa' ? 'rtl' : 'ltr');
  }
});

describe.each(languages)('%s', (language) => {
  const { messages, content } = textsOf(language);

  it('renders every arm with every form, and every step', () => {
    const cases = [
      ...arms.flatMap((arm) => forms.map((form) => [arm.id, form.id, 'page'] as const)),
      ...steps.map((step) => ['key-facts', 'authority', step] as const),
    ];
    for (const [arm, form, step] of cases) {
      const page = render(inStudy(language, arm, form, step));
      expect(page).toMatchObject({ language, title: expect.stringContaining(messages['study.name']) as string });
      expect(page.html.match(/<h1/g)).toHaveLength(1);
      expect(page.html).toContain(`data-step="${step}"`);
      expect(page.html).not.toMatch(/style="|undefined|\[object|\{\w+\}/);
    }
  });

  it('carries what hydration needs, and the words of no other language than the original', () => {
    const state = render(inStudy(language, 'key-facts', 'date')).state as PageState;
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    expect(state.messages).toBe(messages);
    expect(state.study?.original.$status.status).toBe('written');
  });

  it('corrects the mistake of the form in the debrief, and says so where there was none', () => {
    for (const { id, faulty } of forms) {
      const { html } = render(inStudy(language, 'notice', id, 'debrief'));
      expect(words(html).includes(messages['debrief.none'])).toBe(faulty.length === 0);
      const corrections = html.match(/<section class="tyc-correction".*?<\/section>/gs) ?? [];
      expect(corrections.map((one) => /data-fact="(\w+)"/.exec(one)?.[1])).toEqual(faulty);
      for (const fact of facts.filter((one) => faulty.includes(one)))
        for (const version of ['right', 'faulty'] as const)
          expect(words(corrections.join(''))).toContain(content.facts[fact][version]);
    }
  });

  it('reads to the end of the information, and consents, without JavaScript', () => {
    const html = render(request(language)).html;
    const text = words(html);
    for (const key of ['info.page', 'info.free', 'info.erase', 'info.stored', 'ethics.text'] as const)
      expect(text).toContain(messages[key]);
    expect(html).toContain(`href="/p/${definition.id}/${language}/consent"`);
    const consent = render(request(language, { view: 'consent' })).html;
    expect(consent).toMatch(/<form[^>]*method="post"/);
    const answers = (consent.match(/<button[^>]*name="answer"[^>]*>/g) ?? []).map(
      (tag) => /value="(\w+)"/.exec(tag)?.[1],
    );
    expect(answers).toEqual(['refuse', 'accept']);
    expect(render(inStudy(language, 'notice', 'none')).html).toContain('<noscript>');
  });

  it('renders every other view in its own words', () => {
    const heading = {
      declined: 'declined.heading',
      withdraw: 'withdraw.heading',
      withdrawn: 'withdrawn.heading',
      error: 'error.heading',
    } as const;
    for (const view of Object.keys(heading) as (keyof typeof heading)[]) {
      const page = render(request(language, { view }));
      expect(words(page.html)).toContain(messages[heading[view]]);
      // Plain HTML needs no words in the browser.
      expect(page.state).toEqual({ view, language });
    }
    expect(words(render(request(language, { view: 'withdraw', problem: 'problem.code' })).html)).toContain(
      messages['problem.code'],
    );
  });

  it('has a ribbon in rehearsals and none in a real study', () => {
    for (const view of ['information', 'consent', 'withdraw'] as const) {
      expect(words(render(request(language, { view })).html)).toContain(messages['rehearsal.ribbon']);
      expect(render(request(language, { view, mode: 'live' })).html).not.toContain(messages['rehearsal.ribbon']);
    }
  });
});

it('offers each language in its own words, and says which ones are not offered', () => {
  const offered = pages.languages.filter(({ tag }) => written.includes(tag));
  const page = render(request(null, { view: 'languages', offered }));
  expect(page.language).toBe('fi');
  for (const tag of languages) {
    const { messages } = textsOf(tag);
    const isOffered = written.includes(tag);
    expect(page.html.includes(`href="/p/${definition.id}/${tag}"`)).toBe(isOffered);
    expect(words(page.html)).toContain(messages[isOffered ? 'status.written' : 'languages.missing']);
  }
});

it('refuses a language and a form that it does not have', () => {
  expect(() => render(request('tlh'))).toThrow(/no words in "tlh"/);
  expect(() => render(inStudy('fi', 'notice', 'unheard-of'))).toThrow(/"unheard-of"/);
});
