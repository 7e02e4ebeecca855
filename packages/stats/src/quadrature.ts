/** A node of Gauss–Legendre quadrature on [−1, 1] and its weight. */
export interface QuadratureNode {
  readonly x: number;
  readonly weight: number;
}

/**
 * Gauss–Legendre quadrature with n nodes: exact for polynomials up to degree 2n − 1.
 * @see Press et al., Numerical Recipes, section 4.6: Newton's method on the Legendre polynomial
 */
export function legendre(n: number): readonly QuadratureNode[] {
  return Array.from({ length: n }, (_, i) => {
    let x = Math.cos((Math.PI * (n - i - 0.25)) / (n + 0.5));
    for (;;) {
      let previous = 0;
      let value = 1;
      for (let k = 1; k <= n; k++) [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
      const slope = (n * (x * value - previous)) / (x * x - 1);
      const step = value / slope;
      x -= step;
      if (Math.abs(step) < 1e-15) return { x, weight: 2 / ((1 - x * x) * slope * slope) };
    }
  });
}
