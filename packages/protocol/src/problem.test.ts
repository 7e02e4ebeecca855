import { describe, expect, it } from 'vitest';
import { parseConceptCard } from '@luotsi/protocol';
import { canonicalJson } from './canonical.js';

describe('errors of a parse function', () => {
  it('name the file, the path, what was found, what was expected and what to do', () => {
    const card = '---\nschema: luotsi/concept@1\nid: c1\n---\n';
    expect(() => parseConceptCard(card, { file: 'seeds/concepts/c1.md' })).toThrow(
      /seeds\/concepts\/c1\.md: id: found "c1", expected text of the form .* Correct it\./,
    );
    expect(() => parseConceptCard(card, { file: 'a.md' })).toThrow(/titles: found nothing, expected a value of type/);
  });
  it('tell a card without front matter and one with broken YAML apart', () => {
    expect(() => parseConceptCard('# Title')).toThrow(/no front matter/);
    expect(() => parseConceptCard('---\na: [\n---\n')).toThrow(/\(front matter\)/);
  });
});

describe('canonical JSON', () => {
  it('sorts keys by code unit and keeps array order', () => {
    expect(canonicalJson({ b: 1, a: [3, { d: 'ä', c: null }] })).toBe('{"a":[3,{"c":null,"d":"ä"}],"b":1}');
  });
  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
  });
});
