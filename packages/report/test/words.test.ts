import type { Result, VerdictWord } from '@luotsi/protocol';
import { describe, expect, it } from 'vitest';
import { renderReport, reportLanguages, reportMessages } from '../src/index.js';
import { definition, results } from './fixtures.js';

const strip = (text: string): string => text.replaceAll(/<[^>]*>/g, '').trim();

/** Every verdict that the page tells: the JSON's word beside the word that people read. */
function told(page: string): { json: string; read: string }[] {
  return [...page.matchAll(/<(strong|span)[^>]*data-verdict="([^"]+)"[^>]*>(.*?)<\/\1>/gs)].map((m) => ({
    json: m[2] ?? '',
    read: strip(m[3] ?? ''),
  }));
}

const section = (page: string, id: string): string =>
  new RegExp(`<section id="${id}".*?</section>`, 's').exec(page)?.[0] ?? '';

const row = (html: string, first: string): string | undefined =>
  (html.match(/<tr>.*?<\/tr>/gs) ?? []).find((r) =>
    strip(/<th scope="row">(.*?)<\/th>/s.exec(r)?.[1] ?? '').startsWith(first),
  );

describe.each(results.flatMap(([name, result]) => reportLanguages.map((language) => ({ name, language, result }))))(
  'verdicts of $name in $language',
  ({ language, result: make }) => {
    const result: Result = make();
    const { verdict: words } = reportMessages[language];
    const page = renderReport({ result, definition, language });

    it('are the words of the JSON, wherever they stand', () => {
      const found = told(page);
      expect(found.length).toBeGreaterThan(10);
      for (const { json, read } of found) expect(read).toBe(words[json as VerdictWord]);
    });

    it('in the first sentence and the title are that of the result', () => {
      const sentence = /<p class="sentence"[^>]*>(.*?)<\/p>/s.exec(page)?.[1] ?? '';
      expect(told(sentence)).toEqual([{ json: result.verdict.word, read: words[result.verdict.word] }]);
      expect(/<title>(.*?)<\/title>/s.exec(page)?.[1]).toContain(`: ${words[result.verdict.word]} –`);
    });

    it('of the languages are in the summary, the table and the drawing', () => {
      const names = new Intl.DisplayNames([language], { type: 'language' });
      const drawing = /<svg\s[^>]*aria-labelledby="forest-wide-title".*?<\/svg>/s.exec(page)?.[0] ?? '';
      for (const group of result.fairness.groups) {
        const name = names.of(group.group) ?? '';
        const label = name.charAt(0).toUpperCase() + name.slice(1);
        const line = (section(page, 'verdict').match(/<li>.*?<\/li>/gs) ?? []).find((l) =>
          l.includes(`data-verdict="${group.verdict}"`),
        );
        expect(line).toContain(name);
        expect(told(row(section(page, 'fairness'), label) ?? '')).toEqual([
          { json: group.verdict, read: words[group.verdict] },
        ]);
        const mark = drawing.slice(drawing.indexOf(`>${label}<`));
        expect(mark.slice(0, mark.indexOf('</g>'))).toContain(`>${words[group.verdict]}<`);
      }
    });

    it('of the outcomes are those of the JSON', () => {
      for (const outcome of result.outcomes) {
        const title = definition.outcomes.find((o) => o.id === outcome.outcome)?.titles[language] ?? '';
        const found = told(row(section(page, 'outcomes'), title) ?? '');
        expect(found[0]?.json).toBe(outcome.contrasts[0]?.verdict);
      }
    });

    it('never make a finding of a raw difference', () => {
      // A number that occurs nowhere else: it may stand in its own column, headed as no finding, and in no sentence.
      const marked = structuredClone(result);
      for (const group of marked.fairness.groups) if (group.raw) group.raw.value = 0.8642;
      const html = renderReport({ result: marked, definition, language });
      expect(section(html, 'fairness')).toContain('<td class="number">+86</td>');
      const prose = html.replaceAll(/<(table|style|svg).*?<\/\1>/gs, '');
      expect(prose).not.toMatch(/\b86\b|86[.,]4/);
      const drawn = section(html, 'fairness').match(/<text.*?<\/text>/gs) ?? [];
      expect(drawn.map(strip).filter((t) => t.includes('86'))).toEqual([]);
    });
  },
);

describe('words of the three languages', () => {
  /** The shape of a value: keys, and what is a function. */
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, shape(v)]))
      : Array.isArray(value)
        ? value.length
        : typeof value;
  it('say the same things', () => {
    expect(shape(reportMessages.fi)).toEqual(shape(reportMessages.en));
    expect(shape(reportMessages.sv)).toEqual(shape(reportMessages.en));
  });
  it('have four different verdicts each', () => {
    for (const language of reportLanguages)
      expect(new Set(Object.values(reportMessages[language].verdict)).size).toBe(4);
  });
  it('are never another language’s', () => {
    const texts = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(texts)
          : [];
    const [fi, sv, en] = [texts(reportMessages.fi), texts(reportMessages.sv), texts(reportMessages.en)];
    const long = (list: string[]): string[] => list.filter((t) => t.length > 14);
    for (const [a, b] of [
      [fi, sv],
      [fi, en],
      [sv, en],
    ] as const)
      expect(long(a).filter((t) => b.includes(t))).toEqual([]);
  });
});
