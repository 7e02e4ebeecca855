import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Argument, type Command } from 'commander';
import { parseDecision, toMinute, type Decision } from '@luotsi/protocol';
import { say } from '../console.js';
import { CliError } from '../failure.js';
import { writeWhole } from '../registration/files.js';
import { list, registrationState } from '../registration/state.js';
import { resultsOf, verdictLine } from '../results.js';
import {
  allocationSeedOf,
  chooseData,
  dataFolder,
  findWorkspace,
  hashOf,
  knownSecret,
  loadExperiment,
  type LoadedExperiment,
} from '../workspace.js';

interface Options {
  readonly arm?: string;
  readonly reason: string;
  readonly by: string;
  readonly data?: string;
  readonly rehearsal?: boolean;
  readonly json?: boolean;
}

function requireArm(decided: Decision['decided'], arm: string | undefined, { definition }: LoadedExperiment): void {
  const arms = definition.arms.map((a) => a.id).join(', ');
  if (arm === undefined ? decided === 'ship' : !definition.arms.some((a) => a.id === arm))
    throw new CliError(
      'LUOTSI_DECIDE_ARM',
      `${arm === undefined ? 'Nothing says which arm is taken into use' : `${definition.id} has no arm "${arm}"`}, so nothing was decided; write --arm with one of ${arms}.`,
    );
}

function requireWords(options: Options): void {
  for (const name of ['reason', 'by'] as const)
    if (options[name].trim() === '')
      throw new CliError(
        'LUOTSI_DECIDE_WORDS',
        `--${name} is empty, so nobody could tell ${name === 'by' ? 'who decided' : 'why it was decided'}, and nothing was decided; write it out.`,
      );
}

/** The data were judged by the plan that was registered, or the decision would not rest on it. */
async function requireRegisteredPlan(workspace: string, experiment: LoadedExperiment): Promise<void> {
  const { id } = experiment.definition;
  const secret = knownSecret(workspace, id);
  const seed = secret === null ? null : allocationSeedOf(secret);
  const { registration, deviations } = await registrationState(workspace, experiment, seed);
  if (!registration)
    say(`${id} is not registered: the decision rests on a plan that could have been changed after the data were seen.`);
  if (deviations.length > 0)
    throw new CliError(
      'LUOTSI_DEVIATES',
      `${id} differs from its registration, so the verdict would not be by the registered plan, and nothing was decided; restore what has changed, or keep it with luotsi freeze ${id} --amend "what changed and why".\n${list(deviations)}`,
    );
}

export function registerDecide(program: Command): void {
  program
    .command('decide')
    .description('Keep what was decided after a verdict: by whom, why, and on which verdict it rests.')
    .argument('<experiment>', 'id of the experiment')
    .addArgument(new Argument('<decision>', 'what was decided').choices(['ship', 'iterate', 'stop']))
    .option('--arm <arm>', 'the arm that it is about; asked for with ship')
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--by <who>', 'role or name of whoever decided')
    .option('--data <which>', '"live", "rehearsal" or a database file; without it live, with --rehearsal rehearsal')
    .option('--rehearsal', 'practise on synthetic data: the decision is kept beside the data and never in git')
    .option('--json', 'print the decision as JSON')
    .addHelpText(
      'after',
      '\nWrites experiments/<experiment>/decision.json, to be committed.\n\nExample:\n  $ luotsi decide translation-you-can-check ship --arm key-facts --reason "Better, and not worse in any language" --by "Head of digital services"',
    )
    .action(async (id: string, decided: Decision['decided'], options: Options) => {
      requireWords(options);
      const workspace = findWorkspace();
      const experiment = await loadExperiment(workspace, id);
      requireArm(decided, options.arm, experiment);
      const file = options.rehearsal
        ? join(dataFolder(workspace, id), 'rehearsal-decision.json')
        : join(workspace, 'experiments', id, 'decision.json');
      if (!options.rehearsal && existsSync(file))
        throw new CliError(
          'LUOTSI_DECIDED',
          `${relative(workspace, file)} holds a decision already, and one that is overwritten binds nobody, so nothing was decided; to decide anew, remove the file in a commit that says why, so that the earlier one stays in the history.`,
        );
      const database = chooseData(workspace, id, options.data ?? (options.rehearsal ? 'rehearsal' : 'live'));
      const result = await resultsOf(workspace, experiment, database, say);
      const synthetic = result.data.kind === 'rehearsal';
      if (synthetic !== (options.rehearsal === true))
        throw new CliError(
          'LUOTSI_SYNTHETIC_DECISION',
          synthetic
            ? `${database} holds made-up people, so nothing can be decided on it; to practise, add --rehearsal.`
            : `${database} holds answers of real people, and --rehearsal is for made-up ones, so nothing was decided; leave --rehearsal out.`,
        );
      const broken = result.integrity.filter((check) => !check.ok);
      if (broken.length > 0)
        throw new CliError(
          'LUOTSI_INTEGRITY',
          `The data are not in order, so nothing can be decided on them; find out what happened, and run "luotsi analyse ${id}" until every check is in order.\n${list(broken.map(({ id: name, detail }) => `${name}: ${detail}`))}`,
        );
      if (!options.rehearsal) await requireRegisteredPlan(workspace, experiment);
      const decision = parseDecision({
        schema: 'luotsi/decision@1',
        experiment: id,
        decided,
        arm: options.arm ?? null,
        verdictHash: hashOf(result.verdict),
        by: options.by.trim(),
        at: toMinute(new Date()),
        reason: options.reason.trim(),
      });
      writeWhole(file, `${JSON.stringify(decision, null, 2)}\n`);
      if (options.json) process.stdout.write(`${JSON.stringify(decision, null, 2)}\n`);
      else {
        console.log(verdictLine(result));
        console.log(
          `Decided: ${decided}${decision.arm === null ? '' : ` ${decision.arm}`}, by ${decision.by}, on the verdict ${decision.verdictHash}`,
        );
      }
      say(`Wrote ${relative(workspace, file)}${options.rehearsal ? '; a rehearsal decides nothing.' : '; commit it.'}`);
    });
}
