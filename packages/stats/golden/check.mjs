import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compare } from './compare.mjs';
import { kinds } from './kinds.mjs';

/** Recomputes one case; an engine that throws has not passed. */
function checkCase(engine, kind, item) {
  try {
    const { actual, expected, context } = kind(engine, item);
    return compare(actual, expected, context);
  } catch (error) {
    const mismatch = { path: '', found: `${error.name}: ${error.message}`, expected: 'a result' };
    return { mismatches: [mismatch], relative: 0, absolute: 0 };
  }
}

/** Recomputes all cases of a file; null if no kind of that name is known. */
export function checkFile(engine, path) {
  const { meta, cases } = JSON.parse(readFileSync(path, 'utf8'));
  const name = basename(path, '.json');
  const kind = kinds[name] ?? kinds[meta?.file];
  if (!kind || !Array.isArray(cases)) return null;
  const report = { name, cases: cases.length, passed: 0, relative: 0, absolute: 0, failures: [] };
  for (const item of cases) {
    const { mismatches, relative, absolute } = checkCase(engine, kind, item);
    report.relative = Math.max(report.relative, relative);
    report.absolute = Math.max(report.absolute, absolute);
    if (mismatches.length === 0) report.passed++;
    else report.failures.push({ id: item.id, mismatches });
  }
  return report;
}

/** Recomputes every golden file of a folder. */
export function checkFolder(engine, folder) {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted();
  const checked = files.map((file) => ({ file, report: checkFile(engine, join(folder, file)) }));
  return {
    reports: checked.flatMap(({ report }) => (report ? [report] : [])),
    unknown: checked.flatMap(({ file, report }) => (report ? [] : [file])),
  };
}
