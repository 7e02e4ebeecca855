import { describe, expect, it } from 'vitest';
import { dirOf } from './direction.js';
import { toTranslation, translationAttributes } from './translation.js';

describe('dirOf', () => {
  it.each([
    ['fi', 'ltr'],
    ['ar', 'rtl'],
    ['fa', 'rtl'],
    ['ckb', 'rtl'],
    ['so', 'ltr'],
    ['zh-Hans', 'ltr'],
    ['ku-Arab', 'rtl'],
    ['pa-Arab-PK', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['ar-EG', 'rtl'],
    ['en-XA', 'ltr'],
  ])('%s is written %s', (language, direction) => {
    expect(dirOf(language)).toBe(direction);
  });
});

describe('toTranslation', () => {
  it('refuses a review without a reviewer or a day', () => {
    expect(() => toTranslation({ status: 'reviewed', by: 'X', at: null })).toThrow(/reviewer/);
    expect(() => toTranslation({ status: 'reviewed', by: null, at: '2026-11-24' })).toThrow(/reviewer/);
  });
  it('keeps a whole review and drops nothing else', () => {
    expect(toTranslation({ status: 'reviewed', by: 'X', at: '2026-11-24' })).toEqual({
      status: 'reviewed',
      by: 'X',
      at: '2026-11-24',
    });
    expect(toTranslation({ status: 'machine', by: null, at: null })).toEqual({ status: 'machine' });
  });
});

describe('translationAttributes', () => {
  it('calls a machine translation unreviewed until a person has read it', () => {
    expect(translationAttributes({ status: 'machine' }, 'fi', { revision: '3' })).toEqual({
      'data-ai-translation': 'unreviewed',
      'data-source-lang': 'fi',
      'data-source-rev': '3',
    });
    expect(translationAttributes({ status: 'reviewed', by: 'X', at: '2026-11-24' }, 'sv')).toEqual({
      'data-ai-translation': 'reviewed',
      'data-source-lang': 'sv',
      'data-reviewed-by': 'X',
      'data-reviewed-at': '2026-11-24',
    });
    expect(translationAttributes({ status: 'written' }, 'fi')).toEqual({ 'data-ai-translation': 'none' });
  });
});
