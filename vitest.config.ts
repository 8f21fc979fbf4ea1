/**
 * Three projects: `unit` runs side by side and quickly; `faults` kills real gateways and cuts their power, mostly waiting for disks,
 * so it runs beside the units; `journeys` has real gateways and browsers, one file after another, and the machine to itself.
 */
import { defineConfig } from 'vitest/config';
import { threadsForTests } from './scripts/steps/test-threads.mjs';

const MINUTE = 60_000;
/** `npm run test:long` holds the full figures, and takes the time they need. */
const LONG = process.env.LONG === '1';

/** Real gateways, one file after another. */
const alone = (name: string) => ({
  plugins: [threadsForTests()],
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node' as const,
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: (LONG ? 120 : 5) * MINUTE,
    hookTimeout: 2 * MINUTE,
    retry: 0,
  },
});

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
      alone('faults'),
      alone('journeys'),
    ],
  },
});
