import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const listed = new Set(
  [...readFileSync('seeds/sources.yaml', 'utf8').matchAll(/^ {2}- id: (S\d+)$/gm)].map(([, id]) => id),
);
const pages = globSync('packages/ui/src/**/*.stories.tsx')
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  .filter(({ text }) => text.includes('parameters: about('));

it('every trust component has a page of documentation with its evidence', () => {
  expect(pages.length).toBeGreaterThanOrEqual(24);
});

it.each(pages)('$file cites only sources that are listed', ({ text }) => {
  const cited = [...(/sources: \[('S[^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/S\d+/g)].map(([id]) => id);
  expect(cited.length).toBeGreaterThan(0);
  expect(cited.filter((id) => !listed.has(id))).toEqual([]);
});

it('no text promises what the anti-patterns forbid', () => {
  for (const file of globSync('packages/ui/messages/trust/*.json'))
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/100 ?%|\p{Extended_Pictographic}/u);
});
