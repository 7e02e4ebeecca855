// Bundles packages/ui/src/styles.css, with everything that it imports, into packages/ui/dist/styles.css.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from 'lightningcss';

const ui = join(dirname(fileURLToPath(import.meta.url)), '..', 'packages', 'ui');
// No targets: the style sheet uses what browsers have had since 2024 and is not rewritten for older ones, which show
// the same HTML plainer.
const { code, warnings } = bundle({ filename: join(ui, 'src', 'styles.css'), minify: true });
for (const { message, loc } of warnings) console.error(`${loc?.filename}:${loc?.line}: ${message}`);
if (warnings.length > 0) process.exit(1);
mkdirSync(join(ui, 'dist'), { recursive: true });
writeFileSync(join(ui, 'dist', 'styles.css'), code);
