import type { z } from 'zod';
import { allocationEntry } from './allocation.js';
import { concept } from './concept.js';
import { decisionFacts } from './decision-facts.js';
import { batch, consent, event } from './event.js';
import { arm, contrast, experiment, form, outcome } from './experiment.js';
import { instrument } from './instrument.js';
import { parser } from './problem.js';
import { decision, registration } from './registration.js';
import { result, verdict } from './result.js';
import { source, sources } from './source.js';

/** A schema under its versioned name, with the parse function that goes with it. */
export interface CataloguedSchema {
  /** For example `luotsi/arm@1`. Documents of their own carry it in their field `schema`; parts do not. */
  readonly name: string;
  readonly schema: z.ZodType;
  /** Gives the typed document or throws a ProtocolError that names file, path, found, expected and what to do. */
  readonly parse: (value: unknown, origin?: { readonly file?: string }) => unknown;
}

const entry = (name: string, version: number, schema: z.ZodType): CataloguedSchema => ({
  name: `luotsi/${name}@${version}`,
  schema,
  parse: parser(name.replaceAll('-', ' '), schema),
});

/** Every word of the protocol that has a shape. A change that old documents do not fit raises the version. */
export const catalogue: readonly CataloguedSchema[] = [
  entry('source', 1, source),
  entry('sources', 1, sources),
  entry('concept', 1, concept),
  entry('decision-facts', 1, decisionFacts),
  entry('experiment', 1, experiment),
  entry('arm', 1, arm),
  entry('form', 1, form),
  entry('outcome', 1, outcome),
  entry('contrast', 1, contrast),
  entry('instrument', 1, instrument),
  entry('consent', 1, consent),
  entry('allocation', 1, allocationEntry),
  entry('event', 1, event),
  entry('batch', 1, batch),
  entry('registration', 1, registration),
  entry('result', 1, result),
  entry('verdict', 1, verdict),
  entry('decision', 1, decision),
];
