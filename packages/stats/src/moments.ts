import { sumOfSquares, type RatioSummary, type SampleSummary } from './summaries.js';

/** Mean of a sample, in its unit; 0 for an empty one, which comparisons refuse. */
export const meanOf = (sample: SampleSummary): number => (sample.n === 0 ? 0 : sample.sum / sample.n);

/**
 * Variance of one person's value (not divided by n), in the unit's square.
 *
 * Proportions: p(1 − p), without the correction for n − 1, as in GrowthBook. Means: (Σx² − (Σx)²/n)/(n − 1); 0 for one
 * person or none. Sums cancel when the mean is large against the spread: subtract a constant from all values first if
 * the standard deviation is under a millionth of the mean.
 */
export function varianceOf(sample: SampleSummary): number {
  if (sample.type === 'proportion') {
    const share = meanOf(sample);
    return share * (1 - share);
  }
  if (sample.n <= 1) return 0;
  return (sample.sumSquares - (sample.sum * sample.sum) / sample.n) / (sample.n - 1);
}

/**
 * Covariance of two values of one person, on the divisor that `varianceOf` uses: n for two proportions, otherwise
 * n − 1; 0 for one person or none.
 */
export function covarianceOf(x: SampleSummary, y: SampleSummary, n: number, sumOfProducts: number): number {
  if (n <= 1) return 0;
  if (x.type === 'proportion' && y.type === 'proportion') return sumOfProducts / n - (x.sum * y.sum) / (n * n);
  return (sumOfProducts - (x.sum * y.sum) / n) / (n - 1);
}

/** The sample as numbers whose variance is divided by n − 1, whatever they were. */
export const asMean = (sample: SampleSummary): SampleSummary => ({
  type: 'mean',
  n: sample.n,
  sum: sample.sum,
  sumSquares: sumOfSquares(sample),
});

/**
 * Variance of M/D by the delta method: vM/D² + vD M²/D⁴ − 2 c M/D³, where M and D are means, vM and vD variances and
 * c the covariance of the two. `denominator` must not be 0.
 * @see Deng, Knoblich & Lu, Applying the delta method in metric analytics, KDD 2018
 */
export function varianceOfRatio(
  numerator: number,
  numeratorVariance: number,
  denominator: number,
  denominatorVariance: number,
  covariance: number,
): number {
  return (
    numeratorVariance / denominator ** 2 +
    (denominatorVariance * numerator ** 2) / denominator ** 4 -
    (2 * covariance * numerator) / denominator ** 3
  );
}

/** ΣM/ΣD; 0 if the denominators add up to 0, which comparisons refuse. */
export const ratioMean = (ratio: RatioSummary): number => (ratio.d.sum === 0 ? 0 : ratio.m.sum / ratio.d.sum);

/** Variance of one person's contribution to the ratio (delta method); 0 without two people or with a zero denominator. */
export function ratioVariance(ratio: RatioSummary): number {
  const denominator = meanOf(ratio.d);
  if (denominator === 0 || ratio.n <= 1) return 0;
  return varianceOfRatio(
    meanOf(ratio.m),
    varianceOf(ratio.m),
    denominator,
    varianceOf(ratio.d),
    covarianceOf(ratio.m, ratio.d, ratio.n, ratio.mdSumOfProducts),
  );
}
