/** Judges who imports whom in src/ of a folder (default: the house itself), and fails when it does not see every file. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import swc from '@swc/core';
import { cruise } from 'dependency-cruiser';
import config from './dependency-cruiser.mjs';

// dependency-cruiser asks swc for plain TypeScript even where the file holds JSX.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('x') });

process.chdir(resolve(process.argv[2] ?? join(fileURLToPath(import.meta.url), '..', '..')));

const files = readdirSync('src', { recursive: true }).filter((name) => /\.tsx?$/.test(name));
const { output } = await cruise(['src'], { ruleSet: config, validate: true, ...config.options });
const seen = output.modules.filter(
  ({ source }) => /^src\/.+\.tsx?$/.test(source) && !/\?/.test(source),
);

const comments = new Map(config.forbidden.map(({ name, comment }) => [name, comment]));
const broken = new Map();
for (const { rule, from, to, cycle } of output.summary.violations) {
  const path = cycle ? [from, ...cycle.map(({ name }) => name)] : from === to ? [from] : [from, to];
  broken.set(rule.name, [...(broken.get(rule.name) ?? []), path.join(' → ')]);
}

for (const [name, places] of broken) {
  console.error(`${name}: ${comments.get(name)}`);
  for (const place of places) console.error(`  ${place}`);
}
// A cruiser that cannot read TypeScript sees nothing and finds everything in order.
const blind = files.length === 0 || seen.length < files.length;
if (blind)
  console.error(
    `blind: ${seen.length} of ${files.length} files seen. Does @swc/core fit dependency-cruiser (npx depcruise --info)?`,
  );
console.log(`${seen.length} files, ${output.summary.violations.length} broken rules`);
process.exitCode = broken.size || blind ? 1 : 0;
