import { parseDiagnosis, primary, type DiagnosisDocument, type Experiment } from '@luotsi/protocol';
import { needed, type DiagnosisCell, type DiagnosisPlan, type VerdictShares } from '@luotsi/stats';

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const sum = (shares: VerdictShares): number => shares.better + shares['not worse'] + shares.worse;

/** A pilot answers if four in five of its kind would. */
const ANSWERS = 0.8;

/**
 * The one thing that somebody who plans the pilot should read: what the largest size asked about leaves open if there
 * is no difference, in all and by language.
 */
export function cannotAnswer(plan: DiagnosisPlan, cells: readonly DiagnosisCell[]): string {
  const largest = Math.max(...cells.map((c) => c.perArm));
  const of = cells.filter((c) => c.perArm === largest);
  const cell = of.find((c) => c.effect === 0) ?? of.toSorted((a, b) => Math.abs(a.effect) - Math.abs(b.effect))[0];
  if (!cell) return 'Nothing was simulated, so nothing can be said.';
  const supposed = cell.effect === 0 ? 'there is no difference' : `the true difference is ${cell.effect}`;
  const { neededPerArm, groups } = needed(plan);
  const dumb = cell.groups.filter((g) => sum(g.verdicts) < ANSWERS);
  const languages =
    dumb.length === 0
      ? ''
      : dumb.length === cell.groups.length
        ? 'for any single language'
        : `for ${dumb.map((g) => g.id).join(', ')}`;
  const open = cell.verdicts['cannot tell'];
  if (open > 1 - ANSWERS)
    return (
      `With ${largest} people an arm this pilot cannot answer whether the treatment is worse by ${plan.margin} or more: ` +
      `if ${supposed}, ${percent(open)} of such pilots cannot tell, and it takes about ${neededPerArm} an arm to tell four times in five` +
      `${languages ? `; still less can it answer ${languages}` : ''}.`
    );
  if (!languages)
    return `With ${largest} people an arm this pilot answers for the whole and for every language four times in five, if ${supposed}; it cannot answer about languages, places and outcomes that it does not have.`;
  const most = Math.max(...groups.filter((g) => dumb.some((d) => d.id === g.id)).map((g) => g.neededPerArm));
  return (
    `With ${largest} people an arm this pilot tells for all languages together in ${percent(1 - open)} of cases if ${supposed}, ` +
    `but cannot answer ${languages}, by itself, whether it is left behind: that takes up to ${most} people of the language in each arm.`
  );
}

/**
 * A diagnosis as one document.
 * @param cells of `diagnosisCells(plan)`, all of them
 */
export function diagnosisDocument(
  definition: Experiment,
  definitionHash: string,
  plan: DiagnosisPlan,
  cells: readonly DiagnosisCell[],
): DiagnosisDocument {
  const { outcome, contrast } = primary(definition);
  const sign = plan.better === 'higher' ? 1 : -1;
  const harmless = cells.filter(
    (c) => sign * c.effect >= 0 && plan.strata.every((s) => sign * (c.effect + (s.offset ?? 0)) >= 0),
  );
  const { neededPerArm, groups } = needed(plan);
  return parseDiagnosis({
    schema: 'luotsi/diagnosis@1',
    experiment: definition.id,
    definitionHash,
    outcome: outcome.id,
    contrast: contrast.id,
    margin: plan.margin,
    better: plan.better,
    level: plan.level,
    seed: plan.seed,
    pilots: plan.pilots,
    supposed: {
      languages: plan.strata.map(({ id, share, control }) => ({ language: id, share, control })),
      dropout: plan.dropout ?? 0,
      sd: plan.outcome.kind === 'scale' ? plan.outcome.sd : null,
    },
    cells: cells.map(({ perArm, effect, verdicts, anyFlagged, groups: byLanguage }) => ({
      perArm,
      effect,
      verdicts,
      anyFlagged,
      languages: byLanguage.map(({ id, verdicts: v, flagged }) => ({ language: id, verdicts: v, flagged })),
    })),
    falseHarm: harmless.length === 0 ? null : Math.max(...harmless.map((c) => c.anyFlagged)),
    neededPerArm,
    languages: groups.map(({ id, neededPerArm: n }) => ({ language: id, neededPerArm: n })),
    cannotAnswer: cannotAnswer(plan, cells),
  });
}
