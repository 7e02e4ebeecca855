import { describe, expect, it } from 'vitest';
import { renderLetter, reportLanguages, reportMessages, reportStyle } from '../src/index.js';
import { definition, harmInOne, results } from './fixtures.js';

describe.each(results.flatMap(([name, result]) => reportLanguages.map((language) => ({ name, language, result }))))(
  'letter to those who took part, $name in $language',
  ({ language, result: make }) => {
    const result = make();
    const page = renderLetter({ result, definition, language });

    it('tells the verdict in the words of the report, once', () => {
      const told = [
        ...page.replace(/<style>.*?<\/style>/s, '').matchAll(/data-verdict="([^"]+)"[^>]*>(.*?)<\/strong>/gs),
      ];
      expect(told).toHaveLength(1);
      expect(told[0]?.[1]).toBe(result.verdict.word);
      expect(told[0]?.[2]?.replaceAll(/<[^>]*>/g, '').trim()).toBe(
        reportMessages[language].verdict[result.verdict.word],
      );
    });
    it('is half a page without statistics', () => {
      const text = page
        .replaceAll(/<(style|svg).*?<\/\1>/gs, '')
        .replaceAll(/<[^>]*>/g, ' ')
        .split(/\s+/);
      expect(text.length).toBeLessThan(260);
      expect(page).not.toMatch(/<table|<script|\sstyle=|NaN|undefined/);
      expect(page).toContain(`<style>${reportStyle}</style>`);
    });
    it('counts those who stayed, and names the languages of which nothing is known', () => {
      expect(page).toContain('317');
      const names = new Intl.DisplayNames([language], { type: 'language' });
      for (const tag of result.fairness.tooSmall) expect(page).toContain(names.of(tag));
    });
    it('says at once when nobody was real', () => {
      const synthetic = /<main[^>]*>\s*<div class="letter">\s*<p class="alarm">/.test(page);
      expect(synthetic).toBe(result.data.kind === 'rehearsal');
    });
  },
);

describe('a letter after harm', () => {
  it('says in which language', () => {
    expect(renderLetter({ result: harmInOne(), definition, language: 'en' })).toContain(
      'In this language the version did harm: Arabic.',
    );
  });
});
