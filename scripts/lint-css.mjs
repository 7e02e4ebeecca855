// Fails on physical properties and values: styles must work in both writing directions.
import { globSync, readFileSync } from 'node:fs';
import { transform } from 'lightningcss';

const physical =
  /^(margin|padding|border|scroll-margin|scroll-padding)-(left|right)|^(left|right)$|^border-(top|bottom)-(left|right)-radius$/;
let bad = 0;
for (const file of globSync(['packages/*/src/**/*.css', 'experiments/*/**/*.css'], {
  exclude: (path) => /node_modules|dist$/.test(String(path)),
})) {
  const report = (location, what) => {
    bad++;
    console.error(
      `${file}:${location.line + 1}:${location.column}: ${what}; use the logical one (inline-start, inline-end)`,
    );
  };
  transform({
    filename: file,
    code: readFileSync(file),
    visitor: {
      Rule: {
        style({ value }) {
          for (const d of [...value.declarations.declarations, ...value.declarations.importantDeclarations]) {
            if (physical.test(d.property)) report(value.loc, `physical property ${d.property}`);
            if (['text-align', 'float', 'clear'].includes(d.property) && /left|right/.test(JSON.stringify(d.value)))
              report(value.loc, `physical value of ${d.property}`);
          }
        },
      },
    },
  });
}
process.exitCode = bad ? 1 : 0;
