/**
 * `npm test`: everything that must hold, in one command; `--long` for the full figures. Other arguments narrow the tests down to
 * files whose path holds them. The last line counts; the exit code is 0 only when something ran and nothing failed.
 */
import './steps/node-version.mjs';
import { build } from './steps/build.mjs';
import { findBrowser } from './steps/find-browser.mjs';
import { at } from './steps/house.mjs';
import { install } from './steps/install.mjs';
import { memoryFolder } from './steps/memory-folder.mjs';
import { door, runTool, Stop } from './steps/run.mjs';
import { runTests } from './steps/run-tests.mjs';

const long = process.argv.includes('--long');
const filters = process.argv.slice(2).filter((argument) => argument !== '--long');
const total = { passed: 0, failed: 0, skipped: [] };

async function step(name, work) {
  const began = Date.now();
  const result = await work();
  console.log(`✓ ${name}  ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

/** Waits for all, so that nothing runs on behind a failure, which is the first. */
async function together(works) {
  for (const { reason } of await Promise.allSettled(works)) if (reason) throw reason;
}

/** A tool that judges the sources: its words are shown only when it finds something. */
const check = (name, tool, args, todo) =>
  step(name, async () => {
    const { code, output } = await runTool(at(tool), args, { quiet: true });
    if (code === 0) return;
    console.error(output);
    throw new Stop(`${name}: the places are above`, todo);
  });

const tests = ([project, ...more], env, how) =>
  step(`${project} tests`, async () => {
    const { passed, failed, skipped } = await runTests([project, ...more], filters, env, how);
    total.passed += passed;
    total.failed += failed;
    total.skipped.push(...skipped);
    if (failed) throw new Stop(`${project} tests: ${failed} failed`, 'The reasons are above.');
    if (passed === 0 && filters.length === 0)
      throw new Stop(`${project} tests: none ran`, 'Look at the folders in vitest.config.ts.');
  });

const TSC = 'node_modules/typescript/bin/tsc';
const began = Date.now();
await door(async () => {
  await step('install', install);
  const browser = await step('browser', findBrowser);
  await together([
    check(
      'format and lint',
      'node_modules/@biomejs/biome/bin/biome',
      ['check'],
      'Run npx biome check --write, then mend what is left by hand.',
    ),
    check('types', TSC, ['-p', 'tsconfig.json'], 'Mend the types.'),
    check(
      'types of the pure rooms',
      TSC,
      ['-p', 'scripts/tsconfig.pure.json'],
      'Domain and wire know neither Node nor the browser: take what you need as an argument.',
    ),
    check('imports', 'scripts/check-imports.mjs', [], 'Each rule says the way out.'),
    step('build', build),
  ]);
  const env = { CHROME_PATH: browser, LONG: long ? '1' : '' };
  const ends = [
    tests(['unit', 'page'], { ...env, ...memoryFolder() }),
    tests(['faults'], env, { quiet: true }),
  ];
  for (const { reason } of await Promise.allSettled(ends)) if (reason) throw reason;
  await tests(['journeys'], env);
  if (total.passed === 0)
    throw new Stop('no test ran', `No file has ${filters.join(' or ')} in its path.`);
});

for (const { name, reason } of total.skipped) console.log(`skipped: ${name} (${reason})`);
console.log(`all in all ${Math.round((Date.now() - began) / 1000)} s`);
if (process.exitCode) total.failed ||= 1;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
