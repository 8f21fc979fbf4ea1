/** Two projects: `unit` runs side by side and quickly; `journeys` has real gateways and browsers, one file after another. */
import { defineConfig } from 'vitest/config';
import { threadsForTests } from './scripts/steps/test-threads.mjs';

const MINUTE = 60_000;
/** `npm run test:long` holds the full figures, and takes the time they need. */
const LONG = process.env.LONG === '1';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [threadsForTests()],
        test: {
          name: 'unit',
          include: ['tests/{domain,wire,gateway,app,house}/**/*.test.{ts,tsx}'],
          environment: 'node',
          maxWorkers: 2,
          testTimeout: 20_000,
          // A gateway founds its town first; beside a build on two cores that takes longer than vitest's ten seconds.
          hookTimeout: MINUTE,
          retry: 0,
        },
      },
      {
        plugins: [threadsForTests()],
        test: {
          name: 'journeys',
          include: ['tests/{journeys,faults}/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: (LONG ? 120 : 5) * MINUTE,
          hookTimeout: 2 * MINUTE,
          retry: 0,
        },
      },
    ],
  },
});
