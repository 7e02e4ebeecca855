import { parseExperiment, parseResult, type Experiment, type Result } from '@luotsi/protocol';
import { describe, expect, it } from 'vitest';
import { escape, markup } from '../src/html.js';
import { renderReport, reportLanguages } from '../src/index.js';
import { benefit, definition } from './fixtures.js';

const EVIL = `"><script>alert('1')</script>&<img src=x onerror=alert(1)>]]>--><!--`;

const FREE = new Set([
  'titles',
  'description',
  'hypothesis',
  'marginReason',
  'rule',
  'detail',
  'unit',
  'method',
  'seed',
]);

/** The same document with something evil in every free text. */
function poison<T>(value: T, free = false): T {
  if (typeof value === 'string') return (free ? `${value}${EVIL}` : value) as T;
  if (Array.isArray(value)) return value.map((v: unknown) => poison(v, free)) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([k, v]) => [
        k,
        // `method` names a kind of scoring or of assignment in a definition, and is free in a quantity.
        k === 'method' && !('id' in value) ? v : poison(v, free || FREE.has(k)),
      ]),
    ) as T;
  return value;
}

describe('text from outside', () => {
  it.each(reportLanguages)('stays text (%s)', (language) => {
    const bad: { definition: Experiment; result: Result } = {
      definition: parseExperiment(poison(definition)),
      result: parseResult(poison(benefit())),
    };
    const page = renderReport({
      ...bad,
      language,
      links: [{ label: EVIL, href: 'a.html?"><script>' }],
    });
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(100);
    expect(page).not.toMatch(/<script|<img|<!--(?!\s*$)/i);
    expect(page).toContain('href="a.html?&quot;&gt;&lt;script&gt;"');
    // The tags are those of the same report without the poison.
    const tags = (html: string): string[] =>
      (
        html.replaceAll(/<text[^>]*>|<\/text>|<rect[^>]*>|<line[^>]*>|<polygon[^>]*>/g, '').match(/<\/?[a-z0-9]+/g) ??
        []
      ).toSorted();
    const clean = renderReport({ result: benefit(), definition, language, links: [{ label: 'x', href: 'a.html' }] });
    expect(tags(page)).toEqual(tags(clean));
  });

  it('is escaped once, in text and in attributes', () => {
    expect(escape(`<a href="x">&'`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&#39;');
    expect(markup`<p title="${'"'}">${['<', markup`<b>${'&'}</b>`, false, null, 0]}</p>`.text).toBe(
      '<p title="&quot;">&lt;<b>&amp;</b>0</p>',
    );
  });
});
