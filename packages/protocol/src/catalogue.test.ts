import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { catalogue } from './catalogue.js';
import { ProtocolError } from './problem.js';

describe('the catalogue of schemas', () => {
  it('has each word of the protocol once, with a version', () => {
    const names = catalogue.map((c) => c.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^luotsi\/[a-z-]+@\d+$/);
    for (const word of [
      'source',
      'concept',
      'experiment',
      'arm',
      'outcome',
      'instrument',
      'event',
      'consent',
      'allocation',
      'registration',
      'result',
      'verdict',
      'decision',
    ])
      expect(names.some((name) => name.startsWith(`luotsi/${word}@`))).toBe(true);
  });

  it.each(catalogue.map((c) => [c.name, c] as const))(
    '%s carries its own name where it is a document, and says where a wrong one is wrong',
    (name, { schema, parse }) => {
      const json = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as {
        properties?: Record<string, { const?: unknown }>;
      };
      const own = json.properties?.['schema']?.const;
      expect(own === undefined || own === name).toBe(true);
      expect(() => parse({ unheardOf: 1 }, { file: 'some/file.json' })).toThrow(ProtocolError);
      expect(() => parse({ unheardOf: 1 }, { file: 'some/file.json' })).toThrow(
        /some\/file\.json: .*found .*expected /,
      );
    },
  );
});
