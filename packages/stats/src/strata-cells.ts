import { dot, invertPositiveDefinite, multiplyVector, type Matrix } from './matrix.js';
import { asMean, covarianceOf, meanOf, varianceOf } from './moments.js';
import {
  mergeSummaries,
  sumOfSquares,
  type CupedRatioSummary,
  type CupedSummary,
  type RatioSummary,
  type SampleSummary,
} from './summaries.js';

/**
 * One stratum: control mean and effect (of the numerator, then of the denominator for ratios), and n times their
 * covariance, where n counts people of both arms.
 */
export interface Cell {
  readonly n: number;
  readonly means: readonly number[];
  readonly covariance: Matrix;
}

/** [control, effect] of one value with the scaled variances of the two arms' means. */
const armsBlock = (control: number, treatment: number): Matrix => [
  [control, -control],
  [-control, treatment + control],
];

/** A stratum of an outcome without a covariate. */
export function sampleCell(control: SampleSummary, treatment: SampleSummary): Cell {
  const n = control.n + treatment.n;
  return {
    n,
    means: [meanOf(control), meanOf(treatment) - meanOf(control)],
    covariance: armsBlock((varianceOf(control) * n) / control.n, (varianceOf(treatment) * n) / treatment.n),
  };
}

/** A stratum of a ratio without a covariate. */
export function ratioCell(control: RatioSummary, treatment: RatioSummary): Cell {
  const n = control.n + treatment.n;
  const scaled = (value: (arm: RatioSummary) => number): Matrix =>
    armsBlock((value(control) * n) / control.n, (value(treatment) * n) / treatment.n);
  const m = scaled((arm) => varianceOf(arm.m));
  const d = scaled((arm) => varianceOf(arm.d));
  const md = scaled((arm) => covarianceOf(arm.m, arm.d, arm.n, arm.mdSumOfProducts));
  const beside = (left: Matrix, right: Matrix): number[][] => left.map((row, i) => [...row, ...(right[i] ?? [])]);
  return {
    n,
    means: [
      meanOf(control.m),
      meanOf(treatment.m) - meanOf(control.m),
      meanOf(control.d),
      meanOf(treatment.d) - meanOf(control.d),
    ],
    covariance: [...beside(m, md), ...beside(md, d)],
  };
}

interface Regression {
  readonly inverse: Matrix;
  /** One column of coefficients (intercept, arm, covariates …) an outcome. */
  readonly coefficients: readonly (readonly number[])[];
  /** Residual covariance of the outcomes. */
  readonly residuals: Matrix;
}

/** Least squares of one or two outcomes on arm and covariates, from their sums. */
function regress(xtx: Matrix, xty: readonly (readonly number[])[], yty: Matrix, freedom: number): Regression | null {
  const inverse = invertPositiveDefinite(xtx);
  if (!inverse) return null;
  const coefficients = xty.map((column) => multiplyVector(inverse, column));
  const residuals = yty.map((row, i) =>
    row.map((total, j) => (total - dot(xty[i] as readonly number[], coefficients[j] as readonly number[])) / freedom),
  );
  return { inverse, coefficients, residuals };
}

/**
 * Control means (at the mean of the covariates) and effects, and n times their covariance. The covariates' mean is
 * itself estimated: its covariance (`baseline`, divided by n) adds to the control means.
 */
function cellOfRegression(n: number, regression: Regression, centre: readonly number[], baseline: Matrix): Cell {
  const { inverse, coefficients, residuals } = regression;
  const control = [1, 0, ...centre];
  const effect = [0, 1, ...centre.map(() => 0)];
  const points = [control, effect];
  // Trace of (X′X)⁻¹ and the covariance of the centre: how the slopes' uncertainty meets the centre's.
  let crossed = 0;
  for (const [i, row] of baseline.entries())
    for (const [j, value] of row.entries()) crossed += ((inverse[i + 2]?.[j + 2] as number) * value) / n;
  const means = coefficients.flatMap((gamma) => points.map((point) => dot(point, gamma)));
  const size = means.length;
  const covariance = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_unused, column) => {
      const [y, z] = [row >> 1, column >> 1];
      const [p, q] = [points[row & 1] as number[], points[column & 1] as number[]];
      const residual = residuals[y]?.[z] as number;
      let value = residual * dot(p, multiplyVector(inverse, q));
      if ((row & 1) === 0 && (column & 1) === 0) {
        const [a, b] = [coefficients[y]?.slice(2) as number[], coefficients[z]?.slice(2) as number[]];
        value += residual * crossed + dot(a, multiplyVector(baseline, b)) / n;
      }
      return n * value;
    }),
  );
  return { n, means, covariance };
}

const add = (a: SampleSummary, b: SampleSummary): SampleSummary => mergeSummaries(asMean(a), asMean(b));

/** A stratum's regression of the outcome on arm and covariate; null if the covariate is a copy of the arm. */
export function sampleRegressionCell(control: CupedSummary, treatment: CupedSummary): Cell | null {
  const n = control.n + treatment.n;
  const pre = add(control.pre, treatment.pre);
  const post = add(control.post, treatment.post);
  const regression = regress(
    [
      [n, treatment.n, pre.sum],
      [treatment.n, treatment.n, treatment.pre.sum],
      [pre.sum, treatment.pre.sum, sumOfSquares(pre)],
    ],
    [[post.sum, treatment.post.sum, control.postPreSumOfProducts + treatment.postPreSumOfProducts]],
    [[sumOfSquares(post)]],
    n - 3,
  );
  return regression && cellOfRegression(n, regression, [meanOf(pre)], [[varianceOf(pre)]]);
}

/** A stratum's regressions of numerator and denominator on arm and both covariates; null if these are copies. */
export function ratioRegressionCell(control: CupedRatioSummary, treatment: CupedRatioSummary): Cell | null {
  const n = control.n + treatment.n;
  type Product = Extract<keyof CupedRatioSummary, `${string}SumOfProducts`>;
  const products = (key: Product): number => control[key] + treatment[key];
  const m = add(control.mPost, treatment.mPost);
  const d = add(control.dPost, treatment.dPost);
  const m0 = add(control.mPre, treatment.mPre);
  const d0 = add(control.dPre, treatment.dPre);
  const [treated, treatedM0, treatedD0] = [treatment.n, treatment.mPre.sum, treatment.dPre.sum];
  const pre = products('mPreDPreSumOfProducts');
  const both = products('mPostDPostSumOfProducts');
  const regression = regress(
    [
      [n, treated, m0.sum, d0.sum],
      [treated, treated, treatedM0, treatedD0],
      [m0.sum, treatedM0, sumOfSquares(m0), pre],
      [d0.sum, treatedD0, pre, sumOfSquares(d0)],
    ],
    [
      [m.sum, treatment.mPost.sum, products('mPostMPreSumOfProducts'), products('mPostDPreSumOfProducts')],
      [d.sum, treatment.dPost.sum, products('mPreDPostSumOfProducts'), products('dPostDPreSumOfProducts')],
    ],
    [
      [sumOfSquares(m), both],
      [both, sumOfSquares(d)],
    ],
    n - 6,
  );
  const covariance = covarianceOf(m0, d0, n, pre);
  const baseline = [
    [varianceOf(m0), covariance],
    [covariance, varianceOf(d0)],
  ];
  return regression && cellOfRegression(n, regression, [meanOf(m0), meanOf(d0)], baseline);
}
