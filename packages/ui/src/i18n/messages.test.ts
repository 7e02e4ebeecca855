import { describe, expect, it } from 'vitest';
import { compileCatalogues } from '../../../../scripts/lib/messages.mjs';
import { autonyms } from './autonyms.js';
import { languages, loadMessages } from './generated/load.js';

const written = { status: 'written', by: null, at: null };
const compile = (en: object, other: object, tag = 'ar') =>
  compileCatalogues({ en: { $status: written, ...en }, [tag]: { $status: written, ...other } }, { base: 'en' });

describe('the message compiler', () => {
  it('compiles a sound pair of catalogues', () => {
    const { modules, problems } = compile({ hello: 'Hello {name}' }, { hello: 'Hei {name}' }, 'fi');
    expect(problems).toEqual([]);
    expect(Object.keys(modules).toSorted()).toEqual(['en.ts', 'fi.ts', 'helpers.ts', 'load.ts', 'types.ts']);
    expect(modules['types.ts']).toContain('readonly hello: (a: { readonly name: string | number }) => string');
  });
  it.each([
    ['a missing key', { a: 'A', b: 'B' }, { a: 'A' }, 'ar.json: b is missing'],
    ['an unknown key', { a: 'A' }, { a: 'A', c: 'C' }, 'ar.json: c is unknown'],
    ['an unknown argument', { a: 'A {x}' }, { a: 'A {x} {y}' }, 'ar.json: a uses {y}'],
    ['an argument left out', { a: 'A {x}' }, { a: 'A' }, 'ar.json: a does not use {x}'],
    [
      'a plural form that the language has',
      { a: '{n, plural, one {#} other {#}}' },
      { a: '{n, plural, one {#} other {#}}' },
      'ar.json: a lacks the plural form "zero"',
    ],
    ['a message that cannot be read', { a: 'A' }, { a: '{n, plural,' }, 'ar.json: a cannot be read'],
    ['a key that is no name', { 'a b': 'A' }, { 'a b': 'A' }, 'en.json: "a b" is not a name'],
    ['no status', { a: 'A' }, { a: 'A', $status: undefined }, 'ar.json: says nothing of its translation'],
    [
      'a review by nobody',
      { a: 'A' },
      { a: 'A', $status: { status: 'reviewed', by: null, at: null } },
      'ar.json: claims a review but not by whom and when',
    ],
  ])('refuses %s, and writes nothing', (_what, en, other, problem) => {
    const { modules, problems } = compile(en, other);
    expect(problems.join('\n')).toContain(problem);
    expect(modules).toEqual({});
  });
  it('names the base language if it is not there', () => {
    expect(compileCatalogues({ fi: { $status: written } }).problems[0]).toContain('en.json: is missing');
  });
});

describe('the texts', () => {
  it('exist in fourteen languages, each under its own name', () => {
    expect(languages).toHaveLength(14);
    expect(Object.keys(autonyms).toSorted()).toEqual([...languages].toSorted());
    expect(new Set(Object.values(autonyms)).size).toBe(14);
  });
  it('claim no review, since none has taken place, and say which are by machine', async () => {
    for (const language of languages) {
      const { status } = await loadMessages(language);
      expect(status.status).toBe(['fi', 'sv', 'en'].includes(language) ? 'written' : 'machine');
    }
  });
  it('count in Arabic with all six forms', async () => {
    const { messages } = await loadMessages('ar');
    const forms = [0, 1, 2, 3, 11, 100].map((count) => messages.errorSummary({ count }).replace(/\d+/, 'n'));
    expect(new Set(forms).size).toBe(6);
  });
  it('write a day the long way of the language, with Western digits', async () => {
    const day = async (language: 'fi' | 'sv' | 'en' | 'fa' | 'zh-Hans') =>
      (await loadMessages(language)).messages.date('2026-03-05');
    expect(await day('fi')).toBe('5. maaliskuuta 2026');
    expect(await day('sv')).toBe('5 mars 2026');
    expect(await day('en')).toBe('March 5, 2026');
    expect(await day('zh-Hans')).toBe('2026年3月5日');
    expect(await day('fa')).toMatch(/5.*2026/);
  });
  it('refuse a day that is none', async () => {
    const { messages } = await loadMessages('fi');
    expect(() => messages.date('24.11.2026')).toThrow(/not a date/);
    expect(() => messages.date('2026-13-01')).toThrow(/not a date/);
  });
});
