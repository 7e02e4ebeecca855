import type { Experiment, Result } from '@luotsi/protocol';
import type { OutcomeSums } from '@luotsi/store';
import { countedSteps, total, type Facts } from './facts.js';

const sum = (list: readonly number[]): number => list.reduce((all, n) => all + n, 0);

/**
 * From the invitation to the analysed set, by arm and by language. Who withdrew counts here and nowhere else.
 * @param primary sums of the primary outcome: who has a value is analysed
 */
export function flowOf(
  definition: Experiment,
  { cells, refusals }: Facts,
  primary: readonly OutcomeSums[],
): Result['flow'] {
  const last = countedSteps(definition).indexOf(definition.steps.at(-1) ?? '');
  const withdrawn = (list: Facts['cells']): number => total(list, 'allocated') - total(list, 'named');
  const refused = (list: Facts['refusals']): number => sum(list.map((r) => r.count));
  const analysed = (list: readonly OutcomeSums[]): number => sum(list.map((s) => s.n));
  const languages = definition.languages.filter(
    (language) => cells.some((c) => c.stratum === language) || refusals.some((r) => r.language === language),
  );
  return {
    refused: refused(refusals),
    consented: total(cells, 'consented') + withdrawn(cells),
    arms: definition.arms.map(({ id: arm }) => {
      const here = cells.filter((c) => c.arm === arm);
      return {
        arm,
        allocated: total(here, 'allocated'),
        exposed: total(here, 'exposed'),
        completed: sum(here.map((c) => c.reached[last] ?? 0)),
        stopped: total(here, 'stopped'),
        withdrawn: withdrawn(here),
        analysed: analysed(primary.filter((s) => s.arm === arm)),
      };
    }),
    languages: languages.map((language) => ({
      language,
      refused: refused(refusals.filter((r) => r.language === language)),
      arms: definition.arms.map(({ id: arm }) => ({
        arm,
        allocated: total(
          cells.filter((c) => c.stratum === language && c.arm === arm),
          'allocated',
        ),
        analysed: analysed(primary.filter((s) => s.stratum === language && s.arm === arm)),
      })),
    })),
  };
}
