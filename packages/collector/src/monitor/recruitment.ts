import type { Store } from '@luotsi/store';

export interface LanguageRow {
  readonly language: string;
  /** By arm: people allocated, and those of them who saw it. */
  readonly arms: ReadonlyMap<string, { readonly allocated: number; readonly exposed: number }>;
  readonly agreed: number;
  readonly refused: number;
  readonly stopped: number;
  readonly withdrawn: number;
}

/** How recruitment goes, without any outcome. People who withdrew count as allocated, since their slot is used. */
export function recruitment(store: Store, languages: readonly string[], arms: readonly string[]): LanguageRow[] {
  const ledger = store.ledger();
  const entryOf = new Map(ledger.flatMap((entry) => (entry.participant ? [[entry.participant, entry] as const] : [])));
  const key = (stratum: string, arm: string): string => `${stratum}\n${arm}`;
  const allocated = tally(ledger.map(({ stratum, arm }) => key(stratum, arm)));
  const exposed = tally(
    store.exposures().flatMap(({ participant, arm }) => {
      const entry = entryOf.get(participant);
      return entry?.arm === arm ? [key(entry.stratum, arm)] : [];
    }),
  );
  const stopped = tally(
    [...new Set(store.stops().map(({ participant }) => participant))].map((p) => entryOf.get(p)?.stratum ?? ''),
  );
  const refused = new Map(store.refusals().map(({ language, count }) => [language, count]));
  const withdrawn = new Map<string, number>();
  for (const { stratum, count } of store.withdrawn()) withdrawn.set(stratum, (withdrawn.get(stratum) ?? 0) + count);
  const agreed = tally(ledger.map(({ stratum }) => stratum));

  // Languages that are no longer offered are shown as long as anybody is in them.
  const all = new Set([...languages, ...agreed.keys(), ...refused.keys()]);
  return [...all].map((language) => ({
    language,
    arms: new Map(
      arms.map((arm) => [
        arm,
        { allocated: allocated.get(key(language, arm)) ?? 0, exposed: exposed.get(key(language, arm)) ?? 0 },
      ]),
    ),
    agreed: agreed.get(language) ?? 0,
    refused: refused.get(language) ?? 0,
    stopped: stopped.get(language) ?? 0,
    withdrawn: withdrawn.get(language) ?? 0,
  }));
}

function tally(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
