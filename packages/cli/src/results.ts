import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '@luotsi/analysis';
import { instruments } from '@luotsi/instruments';
import type { Result } from '@luotsi/protocol';
import { openStore } from '@luotsi/store';
import { CliError } from './failure.js';
import { allocationSeedOf, liveSecret, rehearsalSecret, type LoadedExperiment } from './workspace.js';

/** Runs the plan of an experiment over a database. Reading does not disturb a collector that writes. */
export async function resultsOf(
  workspace: string,
  { definition, definitionHash }: LoadedExperiment,
  database: string,
  say: (line: string) => void,
): Promise<Result> {
  const store = openStore(database, undefined, { readOnly: true });
  try {
    const { info } = store;
    if (info.experiment !== definition.id)
      throw new CliError(
        'LUOTSI_OTHER_EXPERIMENT',
        `${database} holds data of ${info.experiment}, not of ${definition.id}, so it was not analysed; name the right experiment or the right file.`,
      );
    const secret =
      info.kind === 'rehearsal' ? rehearsalSecret(info.seed ?? '') : liveSecret(workspace, definition.id, say);
    return analyse({ definition, definitionHash, store, allocationSeed: allocationSeedOf(secret), instruments });
  } finally {
    await store.close();
  }
}

/** One line for a terminal: word, outcome, difference and interval. */
export function verdictLine(result: Result): string {
  const { verdict, data } = result;
  const percent = (x: number): string => `${x >= 0 ? '+' : '−'}${Math.abs(100 * x).toFixed(1)}`;
  const synthetic = data.kind === 'rehearsal' ? 'Synthetic data. ' : '';
  const shares = verdict.estimate.unit.includes('share');
  const show = (x: number): string => (shares ? `${percent(x)} points of 100` : x.toFixed(2));
  return `${synthetic}Verdict: ${verdict.word.toUpperCase()} — ${verdict.outcome}, ${verdict.contrast}: ${show(verdict.estimate.value)} (${Math.round(100 * verdict.estimate.level)} % interval ${show(verdict.estimate.low)} to ${show(verdict.estimate.high)}, margin ${shares ? (100 * verdict.margin).toFixed(0) : verdict.margin}).`;
}

/** Content hash of a file, for those who compare runs. */
export const fileHash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

export const reportFile = (folder: string, language: string): string => join(folder, 'report', `${language}.html`);
