import type { Command } from 'commander';
import { monitorSummary, type MonitorSummary } from '@luotsi/analysis';
import { openStore } from '@luotsi/store';
import { say } from '../console.js';
import { CliError } from '../failure.js';
import { textTable } from '../text-table.js';
import { chooseData, findWorkspace, loadExperiment } from '../workspace.js';
import { wholeNumber } from './numbers.js';

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${part} (${Math.round((100 * part) / whole)} %)`;

/** Recruitment for a terminal; no outcome is in it. */
export function monitorText(summary: MonitorSummary): string {
  const { consented, refused, withdrawn, arms, languages, steps } = summary;
  const asked = consented + refused;
  const allocated = arms.reduce((sum, a) => sum + a.allocated, 0);
  return [
    `${summary.kind === 'rehearsal' ? 'Synthetic data. ' : ''}${summary.experiment}: of ${asked} people who answered, ${share(consented, asked)} consented and ${share(refused, asked)} refused; ${withdrawn} withdrew.`,
    textTable(
      'By arm',
      ['arm', 'allocated', 'saw it', 'stopped', 'withdrew'],
      arms.map((a) => [
        a.arm,
        share(a.allocated, allocated),
        share(a.exposed, a.allocated),
        share(a.stopped, a.allocated),
        String(a.withdrawn),
      ]),
    ),
    textTable(
      'Allocated by language',
      ['language', ...arms.map((a) => a.arm), 'refused'],
      languages.map((l) => [l.language, ...l.arms.map((a) => String(a.allocated)), String(l.refused)]),
    ),
    textTable(
      'Steps, over all arms',
      ['step', 'reached', 'stopped there'],
      steps.map((s) => [s.step, String(s.reached), String(s.stopped)]),
    ),
    'Outcomes are not shown: nobody looks before the pilot is over, unless the plan has a look.\n',
  ].join('\n');
}

export function registerMonitor(program: Command): void {
  program
    .command('monitor')
    .description('Say how a pilot is getting on: consent, balance, attrition. Outcomes stay masked.')
    .argument('<experiment>', 'id of the experiment')
    .option('--data <which>', '"live", "rehearsal" or a database file; without it the newer of the two')
    .option('--look <n>', 'a planned look at the outcomes', wholeNumber(1, 20))
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', '\nExample:\n  $ luotsi monitor translation-you-can-check')
    .action(async (id: string, options: { data?: string; look?: number; json?: boolean }) => {
      const workspace = findWorkspace();
      const { definition } = await loadExperiment(workspace, id);
      if (options.look !== undefined)
        throw new CliError(
          'LUOTSI_NO_LOOK',
          `The plan of ${id} has no looks, so look ${options.look} was not taken: each unplanned look makes a false "better" likelier than the plan's ${definition.analysis.alpha}. Monitor without --look, and analyse when the pilot is over.`,
        );
      const database = chooseData(workspace, id, options.data);
      say(`Monitoring ${database}`);
      const store = openStore(database, undefined, { readOnly: true });
      try {
        if (store.info.experiment !== id)
          throw new CliError(
            'LUOTSI_OTHER_EXPERIMENT',
            `${database} holds data of ${store.info.experiment}, not of ${id}, so nothing was counted; name the right experiment or the right file.`,
          );
        const summary = monitorSummary(definition, store);
        process.stdout.write(options.json ? `${JSON.stringify(summary, null, 2)}\n` : monitorText(summary));
      } finally {
        await store.close();
      }
    });
}
