import { Command, CommanderError } from 'commander';
import { explain, exit } from './failure.js';
import { registerAnalyse } from './verbs/analyse.js';
import { registerConcepts } from './verbs/concepts.js';
import { registerDecide } from './verbs/decide.js';
import { registerDemo } from './verbs/demo.js';
import { registerDiagnose } from './verbs/diagnose.js';
import { registerFreeze } from './verbs/freeze.js';
import { registerGrowthbook } from './verbs/growthbook.js';
import { registerMonitor } from './verbs/monitor.js';
import { registerRegister } from './verbs/register.js';
import { registerRehearse } from './verbs/rehearse.js';
import { registerReport } from './verbs/report.js';
import { registerServe } from './verbs/serve.js';
import { registerStatus } from './verbs/status.js';

/** Runs the command line `argv` (as `process.argv`) and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('luotsi')
    .description('Brings a service concept safely from idea to decision: rehearse, serve, analyse and report a pilot.')
    .exitOverride()
    .showHelpAfterError('(add --help for what can be asked)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done · 1 something failed while running · 2 wrong command or input, nothing was run · 130 interrupted',
    );
  for (const register of [
    registerDemo,
    registerServe,
    registerDiagnose,
    registerRehearse,
    registerMonitor,
    registerAnalyse,
    registerReport,
    registerGrowthbook,
    registerRegister,
    registerFreeze,
    registerStatus,
    registerDecide,
    registerConcepts,
  ])
    register(program);
  // A reader that closes its end of a pipe (head, less) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    await program.parseAsync(argv as string[]);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : exit.usage;
      return;
    }
    const { text, exitCode } = explain(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = exitCode;
  }
}
