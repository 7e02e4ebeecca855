import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CliError } from '../failure.js';

/**
 * The packages whose code turns data into a verdict. Allocation is among them, since the re-randomisation test draws
 * with it; of the instruments only what scores, since their words are frozen by themselves.
 */
const packages = [
  { name: 'analysis', files: 'src/**/*.ts' },
  { name: 'stats', files: 'src/**/*.ts' },
  { name: 'allocation', files: 'src/**/*.ts' },
  { name: 'instruments', files: 'src/score.ts' },
] as const;

const find = createRequire(import.meta.url);

/** Version and source of each package by file, line endings made equal; tests and measurements are not part of it. */
export function analysisCode(): [name: string, code: { version: string; files: Record<string, string> }][] {
  return packages.map(({ name, files }) => {
    const manifest = find.resolve(`@luotsi/${name}/package.json`);
    const folder = dirname(manifest);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    if (!existsSync(join(folder, 'src')))
      throw new CliError(
        'LUOTSI_NO_SOURCE',
        `The source of @luotsi/${name} is not here, so the registration could not say by which code the data will be analysed; freeze in a checkout of Luotsi.`,
      );
    const sources = globSync(files, { cwd: folder })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => !/\.(test|bench)\.ts$/.test(file))
      .toSorted();
    return [
      `analysis code ${name}`,
      {
        version,
        files: Object.fromEntries(
          sources.map((file) => [file, readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')]),
        ),
      },
    ];
  });
}
