/** Vitest for a mutation run: the tests of one subject, bundled. */
import { defineConfig } from 'vitest/config';

/** Stryker counts tests that failed; a file that a fault keeps from loading has none, and the fault would pass unnoticed. */
const loading = {
  onTestRunEnd(modules) {
    for (const { task: file } of modules)
      if (file.result?.state === 'fail' && file.tasks.length === 0)
        file.tasks.push({
          ...file,
          type: 'test',
          name: 'loads',
          tasks: undefined,
          file,
          suite: file,
        });
  },
};

export default defineConfig({
  test: {
    include: ['dist/mutation/*.test.js'],
    exclude: [],
    isolate: false,
    environment: 'node',
    reporters: [loading],
    setupFiles: ['scripts/mutation/same-cases.mjs'],
    testTimeout: 60_000,
  },
});
