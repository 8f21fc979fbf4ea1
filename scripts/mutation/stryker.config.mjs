/**
 * Mutation testing: how many small faults, put into the rules one at a time, do the tests notice? README says how it is run.
 *
 * Every mutator is on. What survives for good is the same program written otherwise: a cache that is asked in vain (day, zone,
 * calendar), a `?? 0` that only the compiler wants, `<` for `<=` where both sides are then equal.
 */
import { name, subject } from './subjects.mjs';

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutation/vitest.config.mjs', related: false },
  buildCommand: 'npx rolldown -c scripts/mutation/rolldown.config.mjs',
  coverageAnalysis: 'perTest',
  concurrency: 1,
  mutate: subject.mutate,
  ignorePatterns: ['public', 'dist', 'var', 'reports', 'src/app'],
  // Stryker adapts tsconfig.json with an API that TypeScript 7 no longer has; there is nothing to adapt.
  tsconfigFile: 'none.json',
  // Endless loops are cut off by their hits; the time only has to do on a busy machine.
  timeoutMS: 30_000,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation/${name}.json` },
  thresholds: { high: 95, low: 90, break: 85 },
};
