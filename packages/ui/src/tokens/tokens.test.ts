import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--lu-([a-z-]+): (#[0-9a-f]{3,6});/g)].map(([, name = '', value = '']) => [name, value]),
);

/** Relative luminance, WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(name: string): number {
  const hex = colours.get(name)?.slice(1);
  if (hex === undefined) throw new Error(`There is no colour --lu-${name}.`);
  const digits = hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex;
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((start) => {
    const channel = Number.parseInt(digits.slice(start, start + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'surface', 'shallows', 'land'];

type Pairing = readonly [one: string, other: string];
const readable: readonly Pairing[] = [
  ...['ink', 'ink-soft', 'sea', 'sea-deep'].flatMap((text) => grounds.map((ground): Pairing => [text, ground])),
  ['surface', 'sea'],
  ['surface', 'sea-deep'],
  ['land-ink', 'land'],
  ['magenta', 'magenta-wash'],
  ['ink', 'magenta-wash'],
  ['magenta', 'paper'],
  ['red', 'paper'],
  ['red', 'surface'],
  ['red', 'red-wash'],
  ['ink', 'red-wash'],
  ['green', 'paper'],
  ['green', 'surface'],
  ['green', 'green-wash'],
  ['ink', 'green-wash'],
];
describe('text', () => {
  it.each(readable)('%s on %s can be read (WCAG 1.4.3, 4.5:1)', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });
});

const visible: readonly Pairing[] = [
  ...['line-strong', 'sea', 'magenta', 'red', 'ink'].flatMap((line) =>
    ['paper', 'surface', 'shallows'].map((ground): Pairing => [line, ground]),
  ),
  // The two lines of the focus, against each other: one of them shows on any ground.
  ['ink', 'beam'],
];
describe('controls and signs', () => {
  it.each(visible)('%s on %s can be seen (WCAG 1.4.11, 3:1)', (line, ground) => {
    expect(contrast(line, ground)).toBeGreaterThanOrEqual(3);
  });
});
