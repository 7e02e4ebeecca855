import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { renderLetter, renderReport } from '@luotsi/report';
import type { Result } from '@luotsi/protocol';
import { say } from '../console.js';
import { CliError } from '../failure.js';
import { reportFile, resultsOf } from '../results.js';
import { chooseData, dataFolder, findWorkspace, loadExperiment, type LoadedExperiment } from '../workspace.js';

export const reportLanguages = ['fi', 'sv', 'en'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

function writeWhole(file: string, html: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.unfinished`, html);
  renameSync(`${file}.unfinished`, file);
}

/**
 * Writes the report and the letter to those who took part, in each language. A file appears only when it is whole.
 * @returns the reports, then the letters.
 */
export function writeReports(
  folder: string,
  { definition, pages }: Pick<LoadedExperiment, 'definition' | 'pages'>,
  result: Result,
  languages: readonly ReportLanguage[] = reportLanguages,
): string[] {
  const names = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' } as const;
  const translations = Object.fromEntries(pages.languages.map(({ tag, status }) => [tag, status.status]));
  const reports = languages.map((language) => {
    const file = reportFile(folder, language);
    const links = languages.filter((l) => l !== language).map((l) => ({ label: names[l], href: `${l}.html` }));
    writeWhole(file, renderReport({ result, definition, language, links, translations }));
    return file;
  });
  const letters = languages.map((language) => {
    const file = reportFile(folder, `letter-${language}`);
    writeWhole(file, renderLetter({ result, definition, language }));
    return file;
  });
  return [...reports, ...letters];
}

export function registerReport(program: Command): void {
  program
    .command('report')
    .description(
      'Write the report of an experiment and the letter to those who took part: accessible HTML, one file a language.',
    )
    .argument('<experiment>', 'id of the experiment')
    .option('--data <which>', '"live", "rehearsal" or a database file; without it the newer of the two')
    .option('--lang <languages>', 'languages, separated by commas', 'fi,sv,en')
    .option('--json', 'print the files as JSON')
    .addHelpText('after', '\nExample:\n  $ luotsi report translation-you-can-check --lang fi,sv')
    .action(async (id: string, options: { data?: string; lang: string; json?: boolean }) => {
      const asked = options.lang.split(',').map((l) => l.trim());
      const wrong = asked.find((l) => !(reportLanguages as readonly string[]).includes(l));
      if (wrong !== undefined)
        throw new CliError(
          'LUOTSI_REPORT_LANGUAGE',
          `A report in "${wrong}" is not possible, because its words exist in ${reportLanguages.join(', ')} only; ask for one of these.`,
        );
      const workspace = findWorkspace();
      const experiment = await loadExperiment(workspace, id);
      const database = chooseData(workspace, id, options.data);
      say(`Reporting on ${database}`);
      const result = await resultsOf(workspace, experiment, database, say);
      const files = writeReports(dataFolder(workspace, id), experiment, result, asked as ReportLanguage[]);
      if (options.json) process.stdout.write(`${JSON.stringify({ files })}\n`);
      else for (const file of files) console.log(file);
    });
}
