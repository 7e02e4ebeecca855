import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { analyseTable } from '@luotsi/analysis';
import { parsePlan, type DataResult, type Estimate, type Quantity } from '@luotsi/protocol';
import { CliError } from './failure.js';
import { readTable } from './table.js';
import { hashOf } from './workspace.js';

/** Runs the plan in one file over the table in another. */
export async function dataResultOf(dataFile: string, planFile: string): Promise<DataResult> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(planFile, 'utf8'));
  } catch (error) {
    throw new CliError(
      'LUOTSI_PLAN_FILE',
      `${planFile}: the plan cannot be read (${error instanceof Error ? error.message : String(error)}), so nothing was analysed; give a JSON file of the form luotsi/plan@1.`,
    );
  }
  const plan = parsePlan(json, { file: planFile });
  const { table, bytes } = await readTable(dataFile, plan.delimiter);
  return analyseTable({
    table,
    plan,
    planHash: hashOf(plan),
    dataHash: createHash('sha256').update(bytes).digest('hex'),
  });
}

const number = (x: number): string => String(Number(x.toPrecision(4)));
const one = (x: Estimate | Quantity): string =>
  `${x.unit} ${number(x.value)}${'low' in x ? ` (${Math.round(1000 * x.level) / 10} % interval ${number(x.low)} to ${number(x.high)})` : ''}`;

/** The result for a terminal. */
export function dataText(result: DataResult): string {
  const lines = [`${result.plan}: ${result.people} people in ${result.rows} rows`];
  for (const outcome of result.outcomes) {
    lines.push(`${outcome.outcome}${outcome.missing > 0 ? `, ${outcome.missing} people without a value` : ''}`);
    for (const arm of outcome.arms)
      lines.push(
        `  ${arm.arm}: ${arm.n} people, mean ${number(arm.mean.value)}${arm.sd ? `, sd ${number(arm.sd.value)}` : ''}`,
      );
    for (const c of outcome.contrasts) {
      const p = c.pValue ? `p ${number(c.pValue.value)}` : 'no p, since there is no spread';
      const adjusted = c.adjustedP ? `, adjusted ${number(c.adjustedP.value)}` : '';
      const verdict = c.verdict === null ? '' : `: ${c.verdict.toUpperCase()}`;
      lines.push(
        `  ${c.contrast}, ${c.method}: ${[c.estimate, ...c.also].map(one).join('; ')}; ${p}${adjusted}${verdict}`,
      );
      if (c.uninformative.length > 0)
        lines.push(
          `    strata that say nothing, since people of both arms are not in them: ${c.uninformative.join(', ')}`,
        );
    }
  }
  return `${lines.join('\n')}\n`;
}
