import { canonicalJson } from '@luotsi/protocol';
import { StoreError } from './problem.js';
import type { StoreInfo } from './store.js';

/** The one row of the table `study`, as every engine gives it. */
export type StudyRow = Readonly<Record<string, unknown>>;

/** The planted differences as they are stored. */
export const plantedText = (info: StoreInfo): string | null => info.planted && canonicalJson(info.planted);

/**
 * What a database says it is for, compared with what is wanted.
 * @throws StoreError `LUOTSI_STORE_MISSING` if it says nothing, `LUOTSI_STORE_OTHER_STUDY` if it is for something else
 */
export function studyFrom(row: StudyRow | undefined, place: string, wanted: StoreInfo | undefined): StoreInfo {
  if (!row)
    throw new StoreError(
      'LUOTSI_STORE_MISSING',
      `${place}: the database was never finished, so there is nothing to read. Collect data first (luotsi serve, luotsi rehearse).`,
    );
  const text = (column: string): string | null => {
    const value = row[column];
    return typeof value === 'string' ? value : null;
  };
  const planted = text('planted');
  const info: StoreInfo = {
    kind: text('kind') === 'live' ? 'live' : 'rehearsal',
    experiment: text('experiment') ?? '',
    definitionHash: text('definition_hash') ?? '',
    seed: text('seed'),
    planted: planted === null ? null : (JSON.parse(planted) as Record<string, number>),
  };
  if (!wanted) return info;
  const differences = (Object.keys(info) as (keyof StoreInfo)[]).filter(
    (key) => canonicalJson(info[key]) !== canonicalJson(wanted[key]),
  );
  if (differences.length > 0)
    throw new StoreError(
      'LUOTSI_STORE_OTHER_STUDY',
      `${place}: the database was made for another study (${differences
        .map((key) => `${key}: there ${canonicalJson(info[key])}, wanted ${canonicalJson(wanted[key])}`)
        .join(
          '; ',
        )}), and mixed data could not be analysed. Name another database, or go back to the definition that the data were collected under.`,
    );
  return info;
}
