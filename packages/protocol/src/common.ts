import { z } from 'zod';

/** A name in files and addresses: lower-case words joined by hyphens. */
export const slug: z.ZodString = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A BCP 47 language tag of the kinds that the project uses: `fi`, `zh-Hans`, `en-XA`. */
export const languageTag: z.ZodString = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/);

export const text: z.ZodString = z.string().min(1);

/** Texts that a Finnish municipality must be able to give: Finnish, Swedish and English. */
export const threeLanguages = z.strictObject({ fi: text, sv: text, en: text });
export type ThreeLanguages = z.output<typeof threeLanguages>;

/** An ISO time cut to the minute, UTC. Nothing of ours keeps a finer time about a person. */
export const minute: z.ZodString = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);

export const sha256: z.ZodString = z.string().regex(/^[0-9a-f]{64}$/);

/** A pseudonym: 32 hexadecimal digits, derived from a study token with a secret. */
export const participantId: z.ZodString = z.string().regex(/^[0-9a-f]{32}$/);

/**
 * Who stands behind a text.
 * `written`: by the makers of the concept or study, by hand. `machine`: translated by a machine and
 * read by nobody. `reviewed`: read and approved by a named person on a named day.
 */
export const translationStatus = z
  .strictObject({
    status: z.enum(['written', 'machine', 'reviewed']),
    by: z.string().min(1).nullable(),
    at: z.iso.date().nullable(),
  })
  .superRefine((value, context) => {
    if (value.status === 'reviewed' && (value.by === null || value.at === null))
      context.addIssue({
        code: 'custom',
        message: 'a reviewer and a date, since nothing may claim a review that has not taken place',
        params: { fix: 'Name who reviewed it and when, or set the status to "machine" or "written".' },
      });
  });
export type TranslationStatus = z.output<typeof translationStatus>;
export type Translation = TranslationStatus['status'];

export const privacyProfile = z.enum(['P0', 'P1', 'P2', 'P3']);
export type PrivacyProfile = z.output<typeof privacyProfile>;
