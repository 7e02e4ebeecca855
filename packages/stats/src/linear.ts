import { StatsError } from './errors.js';

/** A dense square matrix, by rows. */
export type SquareMatrix = readonly Float64Array[];

/**
 * Cholesky factor L (lower) of a symmetric positive definite matrix: A = L Lᵀ.
 * @throws {StatsError} `no-convergence` if the matrix is not positive definite to working precision
 */
function cholesky(matrix: SquareMatrix): Float64Array[] {
  const n = matrix.length;
  const factor = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    const row = factor[i] as Float64Array;
    for (let j = 0; j <= i; j++) {
      const other = factor[j] as Float64Array;
      let sum = (matrix[i] as Float64Array)[j] as number;
      for (let k = 0; k < j; k++) sum -= (row[k] as number) * (other[k] as number);
      if (i === j) {
        if (!(sum > 1e-12 * Math.abs((matrix[i] as Float64Array)[i] as number)))
          throw new StatsError(
            'no-convergence',
            'The data do not determine all terms of the model: some of them always go together. Merge small strata.',
          );
        row[j] = Math.sqrt(sum);
      } else row[j] = sum / (other[j] as number);
    }
  }
  return factor;
}

/** The inverse of a symmetric positive definite matrix. @throws {StatsError} `no-convergence` as above */
export function inverse(matrix: SquareMatrix): Float64Array[] {
  const n = matrix.length;
  const factor = cholesky(matrix);
  const result = Array.from({ length: n }, () => new Float64Array(n));
  for (let column = 0; column < n; column++) {
    const x = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      let sum = i === column ? 1 : 0;
      for (let k = 0; k < i; k++) sum -= ((factor[i] as Float64Array)[k] as number) * (x[k] as number);
      x[i] = sum / ((factor[i] as Float64Array)[i] as number);
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = x[i] as number;
      for (let k = i + 1; k < n; k++) sum -= ((factor[k] as Float64Array)[i] as number) * (x[k] as number);
      x[i] = sum / ((factor[i] as Float64Array)[i] as number);
    }
    for (let i = 0; i < n; i++) (result[i] as Float64Array)[column] = x[i] as number;
  }
  return result;
}

/** Matrix times vector. */
export function times(matrix: SquareMatrix, vector: ArrayLike<number>): Float64Array {
  return Float64Array.from(matrix, (row) => row.reduce((sum, value, j) => sum + value * (vector[j] as number), 0));
}
