import { parseExperiment, primary } from '@luotsi/protocol';
import { expect, it } from 'vitest';
import standard, { definition } from '../experiment.js';

it('parses, and is what the package exports', () => {
  expect(standard).toBe(definition);
  expect(parseExperiment(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
});

it('asks about every fact that a form gets wrong, and has a form without a mistake', () => {
  const { outcome } = primary(definition);
  expect(outcome.scoring.method).toBe('decisions');
  const asked = outcome.scoring.method === 'decisions' ? outcome.scoring.items.map((i) => i.fact) : [];
  expect(definition.forms.flatMap((f) => f.faulty).toSorted()).toEqual(asked.toSorted());
  expect(definition.forms.filter((f) => f.faulty.length === 0)).toHaveLength(1);
});

it('claims no ethics statement, permit or assessment, since there is none', () => {
  expect(Object.values(definition.ethics)).toEqual([null, null, null, null]);
});
