// Compares what the engine gives with what the golden file expects, value by value.
// Tolerances: README of the golden data. A number passes within 1e-12 of itself; an estimate or an end of an interval
// also within 1e-12 of its standard error, because it may cancel to nearly nothing. The rest is named here by its key.

/** Probabilities: absolute. */
const PROBABILITY =
  /^(pValue|pValueScipySf|chanceToWin|srm|power|power\d+|power(Frequentist|Bayesian)\w*|expected(Python|TypeScript))$/;
const MONTE_CARLO = /MonteCarlo$/;
/** Differences that may cancel. */
const CANCELS = /^(ci|expected|uplift|pointEstimate)$/;

/** JSON has no infinities and no NaN; the golden files spell them. */
function value(json) {
  if (json === 'Infinity') return Infinity;
  if (json === '-Infinity') return -Infinity;
  return json === 'NaN' ? null : json;
}

/** `{ kind, limit }` of a number at `path`. */
function toleranceAt(path, context) {
  const keys = path.filter((key) => typeof key === 'string');
  const key = keys.at(-1) ?? '';
  if (keys.some((part) => MONTE_CARLO.test(part))) return { kind: 'absolute', limit: 0.02 };
  if (context.absolute?.[key] !== undefined) return { kind: 'absolute', limit: context.absolute[key] };
  if (keys.includes('mdeBayesian')) return { kind: 'absolute', limit: 2e-5 };
  if (PROBABILITY.test(key) || context.probabilities) return { kind: 'absolute', limit: 1e-12 };
  if (keys.includes('risk')) return { kind: 'absolute', limit: 1e-12 * (context.scale ?? 1) };
  const floor = keys.some((part) => CANCELS.test(part)) ? 1e-12 * (context.scale ?? 0) : 0;
  return { kind: 'relative', limit: context.relative ?? 1e-12, floor };
}

/**
 * @param {unknown} actual what the engine gives
 * @param {unknown} expected what the file says
 * @param {{ scale?: number, relative?: number, probabilities?: boolean, absolute?: Record<string, number> }} context
 * @returns {{ mismatches: { path: string, found: unknown, expected: unknown }[], relative: number, absolute: number }}
 */
export function compare(actual, expected, context = {}) {
  const result = { mismatches: [], relative: 0, absolute: 0 };
  const visit = (found, json, path) => {
    const wanted = value(json);
    const miss = () => result.mismatches.push({ path: path.join('.'), found, expected: json });
    if (wanted !== null && typeof wanted === 'object') {
      if (found === null || typeof found !== 'object') return void miss();
      if (Array.isArray(wanted) && wanted.length !== found.length) return void miss();
      for (const [key, part] of Object.entries(wanted)) {
        const step = Array.isArray(wanted) ? Number(key) : key;
        visit(found[key], part, [...path, step]);
      }
      return;
    }
    if (found === wanted) return;
    if (typeof wanted !== 'number' || typeof found !== 'number' || !Number.isFinite(found)) return void miss();
    const { kind, limit, floor = 0 } = toleranceAt(path, context);
    const difference = Math.abs(found - wanted);
    if (kind === 'absolute') {
      result.absolute = Math.max(result.absolute, difference);
      if (!(difference <= limit)) miss();
      return;
    }
    const relative = difference / Math.max(Math.abs(found), Math.abs(wanted));
    result.relative = Math.max(result.relative, relative);
    if (!(relative <= limit || difference <= floor)) miss();
  };
  visit(actual, expected, []);
  return result;
}
