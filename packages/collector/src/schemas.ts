import { allocationEntry, batch, event, languageTag, minute, participantId, slug } from '@luotsi/protocol';
import { z } from 'zod';

/*
 * What goes over the wire. The same schemas read the requests and describe them at /api/openapi.json.
 */

export const problemDocument = z.strictObject({
  status: z.int(),
  /** Stable; for programs. */
  code: z.string(),
  /** What happened, why it matters and what to do. */
  message: z.string(),
  problems: z.array(
    z.strictObject({
      index: z.int().optional(),
      path: z.string(),
      found: z.string(),
      expected: z.string(),
      fix: z.string(),
    }),
  ),
});

export const allocationRequest = z.strictObject({
  experiment: slug,
  language: languageTag,
  consentVersion: z.int().positive(),
});

export const allocationAnswer = z.strictObject({
  token: batch.shape.token,
  participant: participantId,
  entry: allocationEntry.pick({ arm: true, form: true, stratum: true }),
  payload: z.record(z.string(), z.unknown()),
  withdrawalCode: z.string(),
});

export const refusalRequest = z.strictObject({ experiment: slug, language: languageTag });

export const eventsAnswer = z.strictObject({ stored: z.int().nonnegative(), repeated: z.int().nonnegative() });

export const withdrawalRequest = z.strictObject({ code: z.string().min(1).max(200) });
export const withdrawalAnswer = z.strictObject({ erased: z.int().nonnegative() });

/** `answer` is `accept` or `refuse`. */
export const consentForm = z.object({ answer: z.string().optional() });
export const withdrawalForm = z.object({ code: z.string().max(200).optional() });

export const personalData = z.strictObject({
  experiment: slug,
  participant: participantId,
  consent: z.strictObject({ version: z.int().positive(), language: languageTag, at: minute }),
  allocation: allocationEntry.pick({ arm: true, form: true, stratum: true, at: true }),
  events: z.array(
    z.strictObject({
      id: event.shape.id,
      kind: event.shape.kind,
      name: event.shape.name,
      value: event.shape.value,
      language: event.shape.language,
      at: event.shape.at,
    }),
  ),
});

export const payload = z.strictObject({ features: z.record(z.string(), z.unknown()) });

export const health = z.strictObject({
  status: z.enum(['ok', 'failed']),
  experiment: slug,
  mode: z.enum(['live', 'rehearsal']),
});
