import type { Experiment, Instrument } from '@luotsi/protocol';
import { createRandom } from '@luotsi/stats';

/** What a rehearsal plants: the difference in the primary outcome, by arm, in all languages or in one. */
export interface PlantedEffect {
  readonly arm: string;
  readonly language: string | null;
  readonly difference: number;
}

/** A made-up participant. Nobody real stands behind it. */
export interface SyntheticPerson {
  readonly number: number;
  readonly language: string;
  /** Says no to the study; is counted and leaves. */
  readonly refuses: boolean;
  /** The step at which the person presses stop; null for those who finish. */
  readonly stopsAt: string | null;
  /** Uses the withdrawal code at the end. */
  readonly withdraws: boolean;
  /** The stored value of every answer, once arm and form are known. */
  answers(slot: { readonly arm: string; readonly form: string }): ReadonlyMap<string, number>;
}

/** Share of each language among synthetic participants; languages not named share what is left. */
const languageShares: Readonly<Record<string, number>> = {
  en: 0.16,
  ru: 0.14,
  fi: 0.12,
  ar: 0.11,
  so: 0.08,
  uk: 0.08,
  fa: 0.07,
  et: 0.05,
  'zh-Hans': 0.05,
  es: 0.04,
};
const rate = { refusal: 0.08, stop: 0.05, withdrawal: 0.015 } as const;
/** Chance of a right decision before any effect: about a fact that is right, and about one that is not. */
const rightDecision = { fact: 0.65, mistake: 0.45 } as const;
const understanding = 0.8;
/** Half the width of the spread of ability between people, on the scale of chances. */
const abilitySpread = 0.1;

type Random = () => number;

function pickLanguage(languages: readonly string[], random: Random): string {
  const named = languages.filter((l) => l in languageShares);
  const rest = languages.length - named.length;
  const left = 1 - named.reduce((sum, l) => sum + (languageShares[l] ?? 0), 0);
  const weights = languages.map((l) => languageShares[l] ?? Math.max(left, 0.05) / Math.max(rest, 1));
  let u = random() * weights.reduce((a, b) => a + b, 0);
  for (const [i, weight] of weights.entries()) {
    u -= weight;
    if (u < 0) return languages[i] ?? '';
  }
  return languages.at(-1) ?? '';
}

/** The items of each question step, in the order in which they are asked. */
export function itemsByStep(
  definition: Experiment,
  instruments: Readonly<Record<string, Instrument>>,
): Map<string, string[]> {
  const own: string[] = [];
  for (const { scoring } of definition.outcomes)
    if (scoring.method === 'decisions' || scoring.method === 'noticed' || scoring.method === 'key')
      for (const { item } of scoring.items) if (!own.includes(item)) own.push(item);
  const groups = [
    own,
    ...definition.instruments.map(({ id }) => (instruments[id]?.items ?? []).map((i) => `${id}-${i.id}`)),
  ];
  const questionSteps = definition.steps.slice(1);
  return new Map(
    groups
      .filter((items) => items.length > 0)
      .map((items, i) => [questionSteps[i] ?? definition.steps.at(-1) ?? '', items]),
  );
}

/**
 * Person `number` of a rehearsal. Everything is drawn from the seed and the number alone, so that neither
 * the arm nor the order in which people answer changes what another person does.
 */
export function syntheticPerson(
  definition: Experiment,
  instruments: Readonly<Record<string, Instrument>>,
  seed: string,
  number: number,
  planted: readonly PlantedEffect[],
): SyntheticPerson {
  const stream = createRandom(`${definition.id}/${seed}/${number}`);
  const random: Random = () => stream.next();
  const language = pickLanguage(definition.languages, random);
  const refuses = random() < rate.refusal;
  const stops = random() < rate.stop;
  const stopsAt = definition.steps[1 + Math.floor(random() * (definition.steps.length - 2))] ?? null;
  const withdraws = random() < rate.withdrawal;
  const ability = (2 * random() - 1) * abilitySpread;
  const attitude = random();

  const drawn = new Map<string, number>();
  const draw = (item: string): number => {
    const before = drawn.get(item);
    if (before !== undefined) return before;
    const u = random();
    drawn.set(item, u);
    return u;
  };
  // Draw in a fixed order now, so that the arm cannot change which draw an item gets.
  for (const items of itemsByStep(definition, instruments).values()) for (const item of items) draw(item);

  return {
    number,
    language,
    refuses,
    stopsAt: stops ? stopsAt : null,
    withdraws,
    answers(slot) {
      const effect = planted
        .filter((p) => p.arm === slot.arm && (p.language === null || p.language === language))
        .reduce((sum, p) => sum + p.difference, 0);
      const faulty = definition.forms.find((f) => f.id === slot.form)?.faulty ?? [];
      const values = new Map<string, number>();
      for (const { scoring } of definition.outcomes) {
        if (scoring.method === 'decisions' || scoring.method === 'noticed')
          for (const { item, fact } of scoring.items) {
            const wrong = faulty.includes(fact);
            const chance = (wrong ? rightDecision.mistake : rightDecision.fact) + ability + effect;
            const right = draw(item) < chance;
            values.set(item, right === !wrong ? 1 : 0);
          }
        if (scoring.method === 'key')
          for (const { item, right } of scoring.items) {
            const u = draw(item);
            values.set(item, u < understanding + ability ? right : (right % 3) + 1);
          }
      }
      for (const { id } of definition.instruments)
        for (const { id: item, points } of instruments[id]?.items ?? []) {
          const name = `${id}-${item}`;
          const position = Math.min(0.999, Math.max(0, 0.35 + 0.4 * attitude + 0.5 * (draw(name) - 0.5)));
          values.set(name, 1 + Math.floor(position * points));
        }
      return values;
    },
  };
}
