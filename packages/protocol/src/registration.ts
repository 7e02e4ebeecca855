import { z } from 'zod';
import { minute, sha256, slug, text } from './common.js';
import { experiment } from './experiment.js';
import { parser } from './problem.js';

/** The frozen plan of an experiment. */
export const registration = z.strictObject({
  schema: z.literal('luotsi/registration@1'),
  experiment: slug,
  registeredAt: minute,
  /** SHA-256 over the canonical JSON of everything that is frozen. */
  hash: sha256,
  /** Name of each frozen part and its own SHA-256, so that a change can be named. */
  parts: z.record(z.string(), sha256),
  plan: experiment,
  /** Changes after the plan was frozen, oldest first; `hash`, `parts` and `plan` above stay as they were. */
  amendments: z.array(
    z.strictObject({
      at: minute,
      why: text,
      hash: sha256,
      /** What had changed since the plan or the amendment before, in words. */
      changed: z.array(text).optional(),
      /** What is frozen from then on. */
      parts: z.record(z.string(), sha256).optional(),
      plan: experiment.optional(),
    }),
  ),
});
export type Registration = z.output<typeof registration>;
export const parseRegistration: (value: unknown, origin?: { readonly file?: string }) => Registration = parser(
  'registration',
  registration,
);

/** What was decided after a verdict, by whom and why. */
export const decision = z.strictObject({
  schema: z.literal('luotsi/decision@1'),
  experiment: slug,
  decided: z.enum(['ship', 'iterate', 'stop']),
  arm: slug.nullable(),
  /** SHA-256 of the verdict that it rests on. */
  verdictHash: sha256,
  by: text,
  at: minute,
  reason: text,
});
export type Decision = z.output<typeof decision>;
export const parseDecision: (value: unknown, origin?: { readonly file?: string }) => Decision = parser(
  'decision',
  decision,
);
