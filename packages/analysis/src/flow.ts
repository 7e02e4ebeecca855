import type { Experiment, Result } from '@luotsi/protocol';
import type { Person, Records } from './people.js';

const sum = (list: readonly { readonly count: number }[]): number =>
  list.reduce((total, { count }) => total + count, 0);

/** From the invitation to the analysed set, by arm and by language. Who withdrew counts here and nowhere else. */
export function flowOf(
  definition: Experiment,
  { ledger, refusals, consents, withdrawn }: Records,
  people: readonly Person[],
  primaryOutcome: string,
): Result['flow'] {
  const analysed = (person: Person): boolean => typeof person.values.get(primaryOutcome) === 'number';
  const languages = definition.languages.filter(
    (language) => ledger.some((e) => e.stratum === language) || refusals.some((r) => r.language === language),
  );
  return {
    refused: sum(refusals),
    consented: consents.length + sum(withdrawn),
    arms: definition.arms.map(({ id: arm }) => {
      const here = people.filter((p) => p.arm === arm);
      return {
        arm,
        allocated: ledger.filter((e) => e.arm === arm).length,
        exposed: here.filter((p) => p.exposed).length,
        completed: here.filter((p) => p.completed).length,
        stopped: here.filter((p) => p.stopped).length,
        withdrawn: sum(withdrawn.filter((w) => w.arm === arm)),
        analysed: here.filter(analysed).length,
      };
    }),
    languages: languages.map((language) => ({
      language,
      refused: sum(refusals.filter((r) => r.language === language)),
      arms: definition.arms.map(({ id: arm }) => ({
        arm,
        allocated: ledger.filter((e) => e.stratum === language && e.arm === arm).length,
        analysed: people.filter((p) => p.language === language && p.arm === arm && analysed(p)).length,
      })),
    })),
  };
}
