/** Runs projects of vitest and brings back its counts. Beside others it is quiet until it ends. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { at } from './house.mjs';
import { runTool } from './run.mjs';

/**
 * Returns `{ passed, failed, skipped: { name, reason }[] }`. A run that ends badly without a failed test counts as one
 * failure: a crash is never green.
 */
export async function runTests(projects, filters, env, { quiet = false } = {}) {
  const file = at('dist', 'test', `${projects[0]}.json`);
  mkdirSync(at('dist', 'test'), { recursive: true });
  rmSync(file, { force: true });
  const reporters = ['default', at('scripts/steps/tally.mjs')].map((path) => `--reporter=${path}`);
  const { code, output } = await runTool(
    at('node_modules/vitest/vitest.mjs'),
    [
      'run',
      ...projects.map((name) => `--project=${name}`),
      '--passWithNoTests',
      ...reporters,
      ...filters,
    ],
    { env: { ...env, TALLY: file }, quiet },
  );
  if (quiet) console.log(output);
  const tally = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: 0, skipped: [] };
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  return tally;
}
