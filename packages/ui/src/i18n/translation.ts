/** The languages that texts are written in before they are translated. */
export type SourceLanguage = 'fi' | 'sv' | 'en';

/** That a person has read a text and stands behind it: who, and on which day (YYYY-MM-DD). */
export interface Review {
  readonly by: string;
  readonly at: string;
}

/** Where the words of a text come from. A review without a reviewer and a day does not compile. */
export type Translation =
  | { readonly status: 'written' }
  | { readonly status: 'machine' }
  | ({ readonly status: 'reviewed' } & Review);

/**
 * Reads a stored status into a `Translation`.
 * @throws {TypeError} if it claims a review without saying by whom and when.
 */
export function toTranslation(stored: {
  readonly status: Translation['status'];
  readonly by: string | null;
  readonly at: string | null;
}): Translation {
  if (stored.status !== 'reviewed') return { status: stored.status };
  if (stored.by === null || stored.at === null)
    throw new TypeError(
      '@luotsi/ui: a text is marked "reviewed" without a reviewer or a day. Readers would be told of a review that ' +
        'nobody can stand behind. Give both "by" and "at", or mark it "machine".',
    );
  return { status: 'reviewed', by: stored.by, at: stored.at };
}

/** What a machine can read about where a text comes from; the names are public and change only with a major version. */
export interface TranslationAttributes {
  readonly 'data-ai-translation': 'none' | 'unreviewed' | 'reviewed';
  readonly 'data-source-lang'?: SourceLanguage;
  readonly 'data-source-rev'?: string;
  readonly 'data-mt-engine'?: string;
  readonly 'data-reviewed-by'?: string;
  readonly 'data-reviewed-at'?: string;
}

/** The attributes to put on the element that holds a translated text. */
export function translationAttributes(
  translation: Translation,
  source: SourceLanguage,
  details: { readonly revision?: string; readonly engine?: string } = {},
): TranslationAttributes {
  if (translation.status === 'written') return { 'data-ai-translation': 'none' };
  return {
    'data-ai-translation': translation.status === 'reviewed' ? 'reviewed' : 'unreviewed',
    'data-source-lang': source,
    ...(details.revision === undefined ? {} : { 'data-source-rev': details.revision }),
    ...(details.engine === undefined ? {} : { 'data-mt-engine': details.engine }),
    ...(translation.status === 'reviewed'
      ? { 'data-reviewed-by': translation.by, 'data-reviewed-at': translation.at }
      : {}),
  };
}
