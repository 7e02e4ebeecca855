import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  renderReport,
  reportLanguages,
  reportPolicy,
  reportStyle,
  reportStyleHash,
  ReportError,
} from '../src/index.js';
import { benefit, definition, harmInOne, results } from './fixtures.js';

const render = (language: 'fi' | 'sv' | 'en', result = benefit()): string =>
  renderReport({ result, definition, language, links: [{ label: 'Data', href: 'data.csv' }] });

const all = results.flatMap(([name, result]) => reportLanguages.map((language) => ({ name, language, result })));

describe.each(all)('report of $name in $language', ({ language, result }) => {
  const page = render(language, result());

  it('is one page that asks for nothing and runs nothing', () => {
    expect(page).toMatch(/^<!doctype html>\s*<html lang="(fi|sv|en)">/);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).not.toMatch(/<script|<iframe|<object|<img|@import|url\(/i);
    expect(page).not.toMatch(/\son[a-z]+=/i);
    expect(page).not.toMatch(/\sstyle=/i);
    expect([...page.matchAll(/\s(?:src|href)="([^"]*)"/g)].map((m) => m[1]).filter((a) => !a?.startsWith('#'))).toEqual(
      ['data:,', 'data.csv'],
    );
  });

  it('has its sections in the agreed order', () => {
    expect([...page.matchAll(/<section id="([a-z]+)"/g)].map((m) => m[1])).toEqual([
      'verdict',
      'frequencies',
      'fairness',
      'decision',
      'outcomes',
      'flow',
      'integrity',
      'limits',
      'methods',
      'numbers',
      'links',
    ]);
  });

  it('has one h1 and headings that never skip a level', () => {
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map((m) => Number(m[1]));
    expect(levels.filter((l) => l === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    levels.forEach((l, i) => expect(l - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  it('uses each id once, and refers only to ids that exist', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1] ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...page.matchAll(/(?:aria-labelledby|aria-describedby)="([^"]+)"|href="#([^"]+)"/g)];
    for (const [, label, anchor] of used) expect(ids).toContain(label ?? anchor);
  });

  it('gives every drawing a name, a description and a table after it', () => {
    const drawings = page.match(/<svg\s[^>]*class="drawing"[^>]*>/g) ?? [];
    expect(drawings).toHaveLength(6);
    for (const drawing of drawings) expect(drawing).toMatch(/role="img"/);
    expect(page.match(/<title id="/g)).toHaveLength(6);
    expect(page.match(/<desc id="/g)).toHaveLength(6);
    for (const rest of page.split('</figure>').slice(1))
      expect(rest.trimStart()).toMatch(/^<div class="scroll"[^>]*>\s*<table>/);
  });

  it('gives every table a caption and scopes', () => {
    const tables = page.match(/<table>.*?<\/table>/gs) ?? [];
    expect(tables.length).toBeGreaterThan(6);
    for (const table of tables) {
      expect(table).toMatch(/<caption id=/);
      for (const [cell] of table.matchAll(/<th[ >][^>]*>?/g)) expect(cell).toMatch(/scope="(col|row)"/);
    }
  });

  it('is the same bytes again', () => {
    expect(render(language, result())).toBe(page);
  });
});

describe('what is synthetic', () => {
  it.each(reportLanguages)('is called so in the title and before the verdict (%s)', (language) => {
    const page = render(language);
    const word = { fi: 'Harjoitus', sv: 'Övning', en: 'Rehearsal' }[language];
    expect(page).toMatch(new RegExp(`<title>${word}`));
    expect(page.indexOf('class="rehearsal"')).toBeGreaterThan(0);
    expect(page.indexOf('class="rehearsal"')).toBeLessThan(page.indexOf('id="verdict"'));
    // What was planted: 0.15 is told as 15 of 100.
    expect(page.slice(page.indexOf('class="rehearsal"'), page.indexOf('id="verdict"'))).toMatch(/\+15/);
  });

  it('tells what was planted in one language, and compares it with no interval', () => {
    const result = structuredClone(benefit());
    result.data.planted = { 'key-facts': 0.1, 'key-facts-in-zh-hans': -0.2 };
    const page = render('en', result);
    expect(page).toContain('“Notice and key facts”: 10 more');
    expect(page).toContain('“Notice and key facts” (Simplified Chinese): 20 fewer');
    expect(page).not.toContain('Planted for the main comparison');
  });

  it('is not said of live data', () => {
    const page = render('en', harmInOne()).replace(/<style>.*?<\/style>/s, '');
    expect(page).not.toContain('class="rehearsal"');
    expect(page).not.toMatch(/[Rr]ehearsal/);
  });
});

describe('the content security policy', () => {
  it('allows the style sheet in the page and no other', () => {
    const page = render('sv');
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    expect(style).toBe(reportStyle);
    expect(reportStyleHash).toBe(`sha256-${createHash('sha256').update(style).digest('base64')}`);
    expect(reportPolicy).toContain(`style-src '${reportStyleHash}'`);
    expect(page).toContain(`content="${reportPolicy.replaceAll("'", '&#39;')}"`);
  });
});

describe('what cannot become a report', () => {
  const broken = (change: (r: ReturnType<typeof benefit>) => void) => (): string => {
    const result = structuredClone(benefit());
    change(result);
    return render('en', result);
  };
  it('is a result of another experiment, arm, outcome or contrast', () => {
    expect(broken((r) => (r.experiment = 'other'))).toThrow(ReportError);
    expect(broken((r) => r.flow.arms.forEach((a) => (a.arm = 'other')))).toThrow(/arm "other"/);
    expect(broken((r) => r.outcomes.forEach((o) => (o.outcome = 'other')))).toThrow(/outcome "other"/);
    expect(broken((r) => (r.verdict.contrast = 'original-vs-notice'))).toThrow(/key-facts-vs-notice/);
    expect(broken((r) => (r.verdict.word = 'worse'))).toThrow(/one word/);
  });
  it('is a language without words', () => {
    // @ts-expect-error the type forbids it as well
    expect(() => render('de')).toThrow(/fi, sv or en/);
  });
  it.each(['javascript:alert(1)', 'data:text/html,x', '//elsewhere.example', ' javascript:alert(1)', 'vbscript:x'])(
    'is one with the link %s',
    (href) => {
      expect(() =>
        renderReport({ result: benefit(), definition, language: 'en', links: [{ label: 'x', href }] }),
      ).toThrow(ReportError);
    },
  );
  it.each(['https://osf.io/abc', 'report.sv.html', './data/x.csv', '../stories/index.html?a=b:c', '/p/x', '#numbers'])(
    'is not one with the link %s',
    (href) => {
      expect(renderReport({ result: benefit(), definition, language: 'en', links: [{ label: 'x', href }] })).toContain(
        `href="${href}"`,
      );
    },
  );
});
