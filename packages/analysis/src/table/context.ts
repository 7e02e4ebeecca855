import type { Estimate, Plan, PlanOutcome, Quantity } from '@luotsi/protocol';
import type { Case } from './cases.js';

/** Values of the two arms of a contrast by stratum. */
export interface Sample {
  readonly name: string;
  readonly control: readonly Case[];
  readonly treatment: readonly Case[];
}

/** What a method says about a contrast. */
export interface Comparison {
  readonly estimate: Estimate;
  readonly also: readonly (Estimate | Quantity)[];
  readonly pValue: Quantity | null;
  /** Positions of the strata that say nothing. */
  readonly uninformative: readonly number[];
}

/** What every method needs to know. */
export interface Context {
  readonly plan: Plan;
  readonly outcome: PlanOutcome;
  readonly level: number;
  /** Stem of the ids. */
  readonly base: string;
  readonly samples: readonly Sample[];
}

/** With the expression where there is one. */
export const withR = <T extends object>(value: T, r: string | null): T & { r?: string } =>
  r === null ? value : { ...value, r };

export const probability = (base: string, value: number, method: string, r: string | null): Quantity =>
  withR({ id: `${base}/p`, value, unit: 'probability', method }, r);
