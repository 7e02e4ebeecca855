/** A matrix as its rows. */
export type Matrix = readonly (readonly number[])[];

/** Σ xᵢ yᵢ of two vectors of one length. */
export function dot(x: readonly number[], y: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] as number) * (y[i] as number);
  return sum;
}

/** A x. */
export const multiplyVector = (a: Matrix, x: readonly number[]): number[] => a.map((row) => dot(row, x));

/** x′ A x. */
export const quadraticForm = (x: readonly number[], a: Matrix): number => dot(x, multiplyVector(a, x));

/** Inverse of a symmetric positive definite matrix by Cholesky's method; null if it is not positive definite. */
export function invertPositiveDefinite(a: Matrix): number[][] | null {
  const size = a.length;
  const lower: number[][] = [];
  for (let i = 0; i < size; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const rest = (a[i]?.[j] as number) - dot(row, (lower[j] ?? row).slice(0, j));
      if (i !== j) row.push(rest / (lower[j]?.[j] as number));
      else if (rest > 0) row.push(Math.sqrt(rest));
      else return null;
    }
    lower.push(row);
  }
  const at = (i: number, j: number): number => lower[i]?.[j] as number;
  const columns = lower.map((_, column) => {
    const x = lower.map((_unused, i): number => (i === column ? 1 : 0));
    for (let i = 0; i < size; i++) {
      let value = x[i] as number;
      for (let k = 0; k < i; k++) value -= at(i, k) * (x[k] as number);
      x[i] = value / at(i, i);
    }
    for (let i = size - 1; i >= 0; i--) {
      let value = x[i] as number;
      for (let k = i + 1; k < size; k++) value -= at(k, i) * (x[k] as number);
      x[i] = value / at(i, i);
    }
    return x;
  });
  return columns;
}
