import { z } from 'zod';
import { languageTag, minute, participantId, slug } from './common.js';
import { parser } from './problem.js';

/**
 * Something that happened to a participant, as it travels and is stored. It has no room for an address,
 * a user agent or free text.
 *
 * | kind     | name            | value               |
 * |----------|-----------------|---------------------|
 * | exposure | the arm shown   | none                |
 * | answer   | the item        | the answer          |
 * | outcome  | the outcome     | the measured number |
 * | step     | the step reached| none                |
 * | stop     | the step left   | none                |
 * | report   | kind of mistake | none                |
 */
export const event = z
  .strictObject({
    schema: z.literal('luotsi/event@1'),
    /** Made once by the browser and kept over retries; a repeated id is the same event. */
    id: z.uuid(),
    kind: z.enum(['exposure', 'answer', 'outcome', 'step', 'stop', 'report']),
    experiment: slug,
    participant: participantId,
    name: slug,
    value: z.number().optional(),
    language: languageTag,
    at: minute,
  })
  .superRefine((value, context) => {
    const needs = value.kind === 'answer' || value.kind === 'outcome';
    if (needs && value.value === undefined)
      context.addIssue({
        code: 'custom',
        path: ['value'],
        message: `a number, since the event is of kind ${value.kind}`,
        params: { fix: 'Send the stored value of the answer.' },
      });
    if (!needs && value.value !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['value'],
        message: `no value, since the event is of kind ${value.kind}`,
        params: { fix: 'Leave the value out.' },
      });
  });
export type Event = z.output<typeof event>;
export type EventKind = Event['kind'];
export const parseEvent: (value: unknown, origin?: { readonly file?: string }) => Event = parser('event', event);

/** What a browser sends: at most 100 events of one participant, with the token that proves it is them. */
export const batch = z.strictObject({
  schema: z.literal('luotsi/batch@1'),
  token: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
  events: z.array(event).min(1).max(100),
});
export type Batch = z.output<typeof batch>;
export const parseBatch: (value: unknown, origin?: { readonly file?: string }) => Batch = parser(
  'batch of events',
  batch,
);

/** That a person agreed, to which text, in which language, when. */
export const consent = z.strictObject({
  schema: z.literal('luotsi/consent@1'),
  experiment: slug,
  participant: participantId,
  version: z.int().positive(),
  language: languageTag,
  at: minute,
});
export type Consent = z.output<typeof consent>;
export const parseConsent: (value: unknown, origin?: { readonly file?: string }) => Consent = parser(
  'consent',
  consent,
);
