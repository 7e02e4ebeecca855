import type { Experiment } from '@luotsi/protocol';
import { readRecords, type ReadableStore } from './people.js';

/** How a pilot is getting on. It holds no outcome and no difference between arms in one: nobody may peek. */
export interface MonitorSummary {
  readonly experiment: string;
  readonly kind: 'live' | 'rehearsal';
  readonly refused: number;
  readonly consented: number;
  readonly withdrawn: number;
  readonly arms: readonly {
    readonly arm: string;
    readonly allocated: number;
    readonly exposed: number;
    readonly stopped: number;
    readonly withdrawn: number;
  }[];
  /** Languages of the definition in which somebody refused or took part. */
  readonly languages: readonly {
    readonly language: string;
    readonly refused: number;
    readonly arms: readonly { readonly arm: string; readonly allocated: number }[];
  }[];
  /** People who reached each step, and who stopped at it, over all arms; in the order of the definition. */
  readonly steps: readonly { readonly step: string; readonly reached: number; readonly stopped: number }[];
}

const total = (list: readonly { readonly count: number }[]): number => list.reduce((sum, { count }) => sum + count, 0);

/** Recruitment, balance and attrition, without a look at the outcomes. */
export function monitorSummary(definition: Experiment, store: ReadableStore): MonitorSummary {
  const { info, ledger, refusals, consents, withdrawn, exposures, steps, stops } = readRecords(store);
  const exposed = new Set(exposures.map((e) => e.participant));
  const stopped = new Set(stops.map((s) => s.participant));
  const among = (set: ReadonlySet<string>, arm: string): number =>
    ledger.filter((e) => e.arm === arm && e.participant !== null && set.has(e.participant)).length;
  return {
    experiment: definition.id,
    kind: info.kind,
    refused: total(refusals),
    consented: consents.length + total(withdrawn),
    withdrawn: total(withdrawn),
    arms: definition.arms.map(({ id: arm }) => ({
      arm,
      allocated: ledger.filter((e) => e.arm === arm).length,
      exposed: among(exposed, arm),
      stopped: among(stopped, arm),
      withdrawn: total(withdrawn.filter((w) => w.arm === arm)),
    })),
    languages: definition.languages
      .map((language) => ({
        language,
        refused: total(refusals.filter((r) => r.language === language)),
        arms: definition.arms.map(({ id: arm }) => ({
          arm,
          allocated: ledger.filter((e) => e.stratum === language && e.arm === arm).length,
        })),
      }))
      .filter(({ refused, arms }) => refused > 0 || arms.some((a) => a.allocated > 0)),
    steps: definition.steps.map((step) => ({
      step,
      reached: steps.filter((s) => s.step === step).length,
      stopped: stops.filter((s) => s.step === step).length,
    })),
  };
}
