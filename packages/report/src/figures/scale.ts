/** A linear axis that shows every value given, with round ticks. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  /** Decimals that the ticks need. */
  readonly digits: number;
  at(value: number): number;
}

/** An axis over `values` (finite) between the pixels `from` and `to`, with about `wanted` steps. */
export function axisOf(values: readonly number[], from: number, to: number, wanted = 6): Axis {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high - low || 1;
  const power = 10 ** Math.floor(Math.log10(span / wanted));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => span / s <= wanted) ?? power * 10;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(digits)));
  const min = ticks[0] ?? 0;
  const max = ticks.at(-1) ?? 1;
  return { min, max, ticks, digits, at: (value) => from + ((value - min) / (max - min)) * (to - from) };
}
