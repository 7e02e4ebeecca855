import { toMinute, type Registration } from '@luotsi/protocol';
import { CliError } from '../failure.js';
import type { LoadedExperiment } from '../workspace.js';
import { amended, compare, type Comparison } from './compare.js';
import { readRegistration, writeRegistration } from './files.js';
import { frozenParts, type Parts } from './parts.js';

export interface RegistrationState extends Comparison {
  /** Null where the experiment is not registered; then nothing deviates. */
  readonly registration: Registration | null;
  /** What there is now. */
  readonly parts: Parts;
}

/** How an experiment stands to its registration. */
export async function registrationState(
  workspace: string,
  experiment: LoadedExperiment,
  seed: string | null,
): Promise<RegistrationState> {
  const registration = readRegistration(workspace, experiment.definition.id);
  const parts = await frozenParts(workspace, experiment, seed);
  return {
    registration,
    parts,
    ...(registration ? compare(registration, parts, experiment.definition) : { deviations: [], unchecked: [] }),
  };
}

export const requireReason = (why: string): void => {
  if (why.trim() === '')
    throw new CliError(
      'LUOTSI_NO_REASON',
      'The amendment has no reason, so a reader could not judge the change; write --amend "what changed and why".',
    );
};

/** Keeps the change of a registered experiment with its time and reason. */
export function writeAmendment(
  workspace: string,
  { definition }: Pick<LoadedExperiment, 'definition'>,
  registration: Registration,
  { parts, changed, why }: { readonly parts: Parts; readonly changed: readonly string[]; readonly why: string },
): Registration {
  requireReason(why);
  const next = amended(registration, { at: toMinute(new Date()), why: why.trim(), changed, parts, plan: definition });
  writeRegistration(workspace, next);
  return next;
}

export const list = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join('\n');
