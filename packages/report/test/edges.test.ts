import { parseExperiment, parseResult, type Result } from '@luotsi/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf, renderReport, reportLanguages } from '../src/index.js';
import { decimalsFor } from '../src/format.js';
import { publishable } from '../src/sections/flow.js';
import { levels } from '../src/sections/frequencies.js';
import { quantities } from '../src/sections/methods.js';
import { benefit, definition, noEffect } from './fixtures.js';

const BAD = /NaN|undefined|Infinity|\[object|∞|\bnull\b/;
const render = (result: Result, language: 'fi' | 'sv' | 'en' = 'en'): string =>
  renderReport({ result: parseResult(result), definition, language });

function changed(change: (r: Result) => void): Result {
  const result = structuredClone(benefit());
  change(result);
  return result;
}

describe('a result that lacks things', () => {
  it.each(reportLanguages)('without groups says that it cannot say who might be left behind (%s)', (language) => {
    const page = render(
      changed((r) => {
        r.fairness.groups = [];
        r.fairness.worst = null;
        r.fairness.tooSmall = ['fi', 'ar'];
      }),
      language,
    );
    expect(page).not.toMatch(BAD);
    const none = {
      fi: /ei voi sanoa, ketkä/,
      sv: /kan inte säga vilka|inte säga vilka/,
      en: /cannot say who might be left behind/,
    };
    expect(page).toMatch(none[language]);
  });
  it.each(reportLanguages)('without arms, outcomes, checks and languages is still a report (%s)', (language) => {
    const page = render(
      changed((r) => {
        r.flow.arms = [];
        r.flow.languages = [];
        r.flow.consented = 0;
        r.flow.refused = 0;
        r.outcomes = [];
        r.integrity = [];
        r.fairness.groups = [];
        r.fairness.worst = null;
        r.fairness.tooSmall = [];
      }),
      language,
    );
    expect(page).not.toMatch(BAD);
    expect(page).not.toContain('id="flow-figure-wide-title"');
    expect(page).not.toContain('id="frequencies-figure-wide-title"');
  });
  it('with nobody in an arm does not divide by them', () => {
    const page = render(
      changed((r) => {
        for (const arm of r.flow.arms)
          Object.assign(arm, { allocated: 0, exposed: 0, completed: 0, analysed: 0, stopped: 0, withdrawn: 0 });
        for (const o of r.outcomes) for (const a of o.arms) a.n = 0;
      }),
    );
    expect(page).not.toMatch(BAD);
  });
  it('that failed a check says so before anything else is concluded', () => {
    const page = render(
      changed((r) => {
        const check = r.integrity[3];
        if (check) Object.assign(check, { ok: false, failed: 4 });
      }),
    );
    expect(page.indexOf('A check of the data failed')).toBeGreaterThan(page.indexOf('id="verdict"'));
    expect(page.indexOf('A check of the data failed')).toBeLessThan(page.indexOf('id="frequencies"'));
    expect(page).toContain('✕');
  });
});

describe('extremes', () => {
  it.each([
    [0, 0],
    [1, 0],
    [0, 1],
    [1, -1],
    [0.98, 0.05],
  ])('from %f by %f stays within 0 and 100', (from, by) => {
    const page = render(
      changed((r) => {
        const main = r.outcomes[0];
        const control = main?.arms[0];
        if (control) control.mean.value = from;
        Object.assign(r.verdict.estimate, { value: by, low: Math.max(-1, by - 0.1), high: Math.min(1, by + 0.1) });
      }),
    );
    expect(page).not.toMatch(BAD);
    const dots = /<svg\s[^>]*frequencies-figure-wide-title.*?<\/svg>/s.exec(page)?.[0] ?? '';
    expect((dots.match(/<circle|<path|<polygon/g) ?? []).length).toBeGreaterThanOrEqual(200);
  });
  it('keeps the difference when it moves the levels into the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: -100, max: 100 }), (control, change) => {
        const [from, to] = levels(control, change, { min: 0, max: 100 });
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(100);
        expect(to - from).toBe(change);
      }),
    );
  });
});

describe('rounding', () => {
  it('never moves a number over a landmark', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), fc.constantFrom(-10, -0.3, 10), (value, margin) => {
        fc.pre(Math.abs(value) > 1e-3 && Math.abs(value - margin) > 1e-3);
        const rounded = Number(value.toFixed(decimalsFor(value, [0, margin])));
        expect(Math.sign(rounded)).toBe(Math.sign(value));
        expect(Math.sign(rounded - margin)).toBe(Math.sign(value - margin));
      }),
    );
  });
  it('tells a margin exactly', () => {
    const odd = parseExperiment({
      ...structuredClone(definition),
      outcomes: definition.outcomes.map((o) => (o.role === 'primary' ? { ...o, margin: 0.125 } : o)),
    });
    const page = renderReport({ result: benefit(), definition: odd, language: 'fi' });
    expect(page).toContain('raja −12,5');
    expect(page).toContain('12,5 sadasta päätöksestä');
  });
  it('uses the number forms of each language', () => {
    const forms = reportLanguages.map((l) => formatOf(l).signedAmount(-9.96, [0, -10]));
    expect(forms).toEqual(['−9,96', '−9,96', '−9.96']);
    expect(formatOf('fi').percent(0.056)).toBe('5,6\u00a0%');
    expect(formatOf('fi').signed(0)).toBe('0');
    expect(formatOf('en').signed(-0.0001)).toBe('0');
    expect(formatOf('sv').p(0.00001)).toBe('<\u00a00,001');
  });
});

describe('small cells', () => {
  it('are never printed, nor to be had by subtraction', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), fc.integer({ min: 2, max: 20 }), (sizes, least) => {
        const counts = sizes.map((n, i) => ({ languages: [`l${i}`], refused: 0, allocated: n, analysed: n }));
        const rows = publishable(counts, least);
        const total = (list: readonly { allocated: number }[]): number => list.reduce((sum, r) => sum + r.allocated, 0);
        expect(total(rows)).toBe(total(counts));
        expect(rows.flatMap((r) => r.languages).toSorted()).toEqual(counts.flatMap((c) => c.languages).toSorted());
        const small = rows.filter((r) => r.allocated < least);
        expect(total(counts) >= least ? small : []).toEqual([]);
        // A language below the threshold never stands alone, unless it is the only one there is.
        const alone = counts.length > 1 ? rows.filter((r) => r.languages.length === 1) : [];
        expect(alone.filter((r) => r.allocated < least)).toEqual([]);
      }),
    );
  });
});

describe('any result', () => {
  const share = fc.double({ min: -1, max: 1, noNaN: true });
  const three = fc.tuple(share, share, share).map((list) => list.toSorted((a, b) => a - b) as [number, number, number]);
  it('has no trace of a missing number, in any language', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(benefit, noEffect),
        fc.constantFrom(...reportLanguages),
        fc.infiniteStream(three),
        fc.infiniteStream(fc.nat(400)),
        fc.constantFrom('better', 'not worse', 'cannot tell', 'worse'),
        (make, language, numbers, people, word) => {
          const result = structuredClone(make());
          for (const q of quantities(result)) {
            const [low, value, high] = numbers.next().value;
            if ('low' in q) Object.assign(q, { low, value, high });
            else q.value = q.unit === 'probability' || q.id.endsWith('spread') ? Math.abs(value) : value;
          }
          const n = (): number => people.next().value;
          result.flow.refused = n();
          result.flow.consented = n();
          for (const a of result.flow.arms)
            Object.assign(a, {
              allocated: n(),
              exposed: n(),
              completed: n(),
              stopped: n(),
              withdrawn: n(),
              analysed: n(),
            });
          for (const l of result.flow.languages)
            for (const a of l.arms) Object.assign(a, { allocated: n(), analysed: n() });
          for (const o of result.outcomes) for (const a of o.arms) a.n = n();
          for (const g of result.fairness.groups) {
            g.verdict = word as typeof g.verdict;
            g.neededPerArm = n() % 2 ? n() : null;
          }
          result.verdict.word = word as typeof result.verdict.word;
          const main = result.outcomes[0]?.contrasts[0];
          if (main) main.verdict = result.verdict.word;
          const page = render(result, language);
          expect(page).not.toMatch(BAD);
          expect(page).not.toMatch(/(?:x|y|x1|x2|cx|cy|width|height|r)="-?[\d.]*e[+-]/);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells an outcome of which less is better the right way round', () => {
    const mirrored = parseExperiment({
      ...structuredClone(definition),
      outcomes: definition.outcomes.map((o) => (o.role === 'primary' ? { ...o, better: 'lower' } : o)),
    });
    const page = renderReport({ result: noEffect(), definition: mirrored, language: 'en' });
    expect(page).toContain('margin +10');
    expect(page).toContain('← better');
  });
});
