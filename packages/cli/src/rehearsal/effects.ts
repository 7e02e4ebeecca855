import { primary, type Experiment } from '@luotsi/protocol';
import { CliError } from '../failure.js';
import type { PlantedEffect } from './people.js';

/**
 * Reads `--effect`: `0.15` (the treatment of the primary contrast), `original=0.05,key-facts=0.15`, or
 * `key-facts@so=-0.2` for one language.
 * @throws CliError for an unknown arm or language, or for a difference beyond -0.3 to 0.25, which synthetic
 *   people could not show (their chances would leave 0 to 1).
 */
export function parseEffects(text: string | undefined, definition: Experiment): PlantedEffect[] {
  if (text === undefined) return [];
  return text.split(',').map((part) => {
    const match = /^(?:(?<arm>[a-z0-9-]+)(?:@(?<language>[A-Za-z-]+))?=)?(?<difference>[+-]?\d*\.?\d+)$/.exec(
      part.trim(),
    );
    const difference = Number(match?.groups?.['difference']);
    if (!match || !Number.isFinite(difference))
      throw new CliError(
        'LUOTSI_EFFECT',
        `--effect has "${part}", which is not an effect, so nothing was rehearsed; write a difference such as 0.15, or arm=0.15, or arm@language=-0.2, separated by commas.`,
      );
    if (difference < -0.3 || difference > 0.25)
      throw new CliError(
        'LUOTSI_EFFECT',
        `--effect asks for a difference of ${difference}, which synthetic people cannot show (their chances would leave 0 to 1); choose one from -0.3 to 0.25.`,
      );
    const arm = match.groups?.['arm'] ?? primary(definition).contrast.treatment;
    const arms = definition.arms.map((a) => a.id);
    if (!arms.includes(arm))
      throw new CliError(
        'LUOTSI_EFFECT',
        `--effect names the arm "${arm}", which ${definition.id} does not have; it has ${arms.join(', ')}.`,
      );
    const language = match.groups?.['language'] ?? null;
    if (language !== null && !definition.languages.includes(language))
      throw new CliError(
        'LUOTSI_EFFECT',
        `--effect names the language "${language}", which ${definition.id} does not have; it has ${definition.languages.join(', ')}.`,
      );
    return { arm, language, difference };
  });
}

/** The planted differences as the store and the result keep them: arm (or arm@language) to difference. */
export const plantedRecord = (planted: readonly PlantedEffect[]): Record<string, number> =>
  Object.fromEntries(
    planted.map((p) => [p.language === null ? p.arm : `${p.arm}-in-${p.language.toLowerCase()}`, p.difference]),
  );
