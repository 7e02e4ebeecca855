import type { Action, DataSourceSettings, Drift, Plan } from '@luotsi/growthbook/rest';

const marks: Record<Action['kind'], string> = {
  create: '+ create',
  update: '~ update',
  unchanged: '= as it is',
  'by-hand': '! by hand',
  'cannot-check': '? cannot check',
  blocked: 'x blocked',
};

/** A value in one line, cut where it is long. */
function short(value: unknown): string {
  const text = value === null ? '(nothing)' : typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

export function actionText({ kind, resource, key, differences, why }: Action): string {
  return [
    `  ${marks[kind].padEnd(14)} ${resource} ${key}`,
    ...differences.map(({ field, live, wanted }) => `      ${field}: ${short(live)} -> ${short(wanted)}`),
    ...(why === null ? [] : [`      ${why}`]),
  ].join('\n');
}

const indented = (text: string): string => text.replaceAll(/^/gm, '    ');

/** What a person enters in GrowthBook under Data Sources. */
export const settingsText = ({ identifierType, assignmentQuery }: DataSourceSettings): string =>
  [
    'Data source, to be made in GrowthBook (its API cannot): PostgreSQL, with a role that may only read',
    `  identifier type: ${identifierType}`,
    `  assignment query for ${assignmentQuery.identifierType}, dimension columns ${assignmentQuery.dimensionColumns.join(', ')}:`,
    indented(assignmentQuery.sql),
  ].join('\n');

const notesText = (notes: readonly string[]): string =>
  ['What GrowthBook will not carry out:', ...notes.map((note) => `  - ${note}`)].join('\n');

export function planText(plan: Plan, settings: DataSourceSettings, notes: readonly string[]): string {
  const open = plan.actions.some(({ resource, kind }) => resource === 'data source' && kind !== 'unchanged');
  const end = plan.blocked
    ? 'Nothing can be applied before a person has settled what is blocked.'
    : plan.writes === 0
      ? 'There is nothing to apply.'
      : `To apply: ${plan.writes} ${plan.writes === 1 ? 'write' : 'writes'}.`;
  return `${[
    plan.actions.map(actionText).join('\n'),
    ...(open ? [settingsText(settings)] : []),
    notesText(notes),
    end,
  ].join('\n\n')}\n`;
}

export function driftText({ experiment, liveHash, definitionHash, drifted, unchecked }: Drift): string {
  const hashes =
    liveHash === definitionHash
      ? `GrowthBook was written from ${definitionHash.slice(0, 12)}, which is the definition here.`
      : `GrowthBook was written from ${liveHash?.slice(0, 12) ?? '(nothing of ours)'}; the definition here is ${definitionHash.slice(0, 12)}.`;
  return `${[
    drifted.length === 0
      ? `${experiment}: no drift. ${hashes}`
      : `${experiment}: ${drifted.length} ${drifted.length === 1 ? 'thing is' : 'things are'} not as defined. ${hashes}`,
    ...[...drifted, ...unchecked].map(actionText),
  ].join('\n')}\n`;
}
