import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Command } from 'commander';
import { diagnosisDocument, planDiagnosis } from '@luotsi/analysis';
import { primary, type DiagnosisDocument } from '@luotsi/protocol';
import { verdictChances, verdictChancesPage } from '@luotsi/report';
import { diagnosisCells, type DiagnosisCell } from '@luotsi/stats';
import { interrupted, progress, say } from '../console.js';
import { diagnosisFigure, diagnosisText } from '../diagnosis-text.js';
import { CliError, exit } from '../failure.js';
import { findWorkspace, loadExperiment } from '../workspace.js';
import { numberBetween, numberByName, numberList } from './lists.js';
import { wholeNumber } from './numbers.js';

interface Options {
  readonly people: number[];
  readonly effects?: number[];
  readonly pilots: number;
  readonly control?: number;
  readonly mix?: Record<string, number>;
  readonly dropout: number;
  readonly sd?: number;
  readonly seed?: string;
  readonly chart?: string;
  readonly json?: boolean;
}

function writeChart(file: string, document: DiagnosisDocument): void {
  const kind = extname(file);
  if (kind !== '.svg' && kind !== '.html')
    throw new CliError(
      'LUOTSI_CHART_KIND',
      `A chart named ${file} is not possible, because it is drawn as SVG or HTML only; let the name end in .svg, or in .html for the drawing with its table.`,
    );
  const figure = verdictChances(diagnosisFigure(document));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.unfinished`, kind === '.svg' ? `${figure.svg}\n` : verdictChancesPage(figure, 'en'));
  renameSync(`${file}.unfinished`, file);
  say(`Chart: ${file}`);
}

export function registerDiagnose(program: Command): void {
  program
    .command('diagnose')
    .description('Say before launch what a pilot can and cannot tell: simulates the whole of it from its definition.')
    .argument('<experiment>', 'id of the experiment')
    .option(
      '--people <list>',
      'people in each arm',
      numberList((n) => Number.isInteger(n) && n >= 2 && n <= 100_000, 'whole numbers from 2 to 100000'),
      [40, 80, 100, 200, 400],
    )
    .option(
      '--effects <list>',
      'true differences of the primary outcome; no difference and the margin either way unless told',
      numberList(() => true, 'numbers'),
    )
    .option('--pilots <n>', 'pilots to simulate for each size and effect', wholeNumber(1, 20_000), 2000)
    .option('--control <mean>', 'mean of the outcome under control; the middle of its range unless told', Number)
    .option(
      '--mix <shares>',
      'people expected by language, like fi=30,ar=10; as many of each unless told',
      numberByName,
    )
    .option('--dropout <share>', 'share of people without the outcome', numberBetween(0, 0.99), 0)
    .option('--sd <number>', 'standard deviation of an outcome that is a scale', numberBetween(0, Number.MAX_VALUE))
    .option('--seed <seed>', 'everything is drawn from it; that of the plan unless told')
    .option('--chart <file>', 'write the chart to this file: .svg, or .html with its table')
    .option('--json', 'print the whole diagnosis as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ luotsi diagnose translation-you-can-check --people 40,100,400 --control 0.7 --chart diagnosis.html',
    )
    .action(async (id: string, options: Options) => {
      const { definition, definitionHash } = await loadExperiment(findWorkspace(), id);
      const { outcome } = primary(definition);
      const expected = planDiagnosis(definition, {
        sizes: options.people,
        effects: options.effects ?? [0, outcome.margin, -outcome.margin],
        control: options.control ?? (outcome.range.min + outcome.range.max) / 2,
        dropout: options.dropout,
        pilots: options.pilots,
        ...(options.mix === undefined ? {} : { mix: options.mix }),
        ...(options.sd === undefined ? {} : { sd: options.sd }),
      });
      const plan = options.seed === undefined ? expected : { ...expected, seed: options.seed };
      const { asked } = interrupted();
      const bar = progress('Simulating', plan.sizes.length * plan.effects.length);
      const cells: DiagnosisCell[] = [];
      for (const cell of diagnosisCells(plan)) {
        cells.push(cell);
        bar.advance(cells.length, `${cell.perArm} an arm, effect ${cell.effect}`);
        // A signal is heard between two cells.
        // oxlint-disable-next-line no-await-in-loop
        await turn();
        if (asked()) {
          bar.end();
          throw new CliError('LUOTSI_CANCELLED', 'Cancelled; nothing was written.', exit.interrupted);
        }
      }
      bar.end();
      const document = diagnosisDocument(definition, definitionHash, plan, cells);
      if (options.chart !== undefined) writeChart(resolve(options.chart), document);
      process.stdout.write(options.json ? `${JSON.stringify(document, null, 2)}\n` : diagnosisText(document));
    });
}
