/**
 * `unit` and `page` run side by side and quickly; `faults` kills real gateways, cuts their power, hangs their walls, and
 * mostly waits, so it runs beside the units; `journeys` has real gateways and browsers, one file after another, and the machine to itself.
 */
import { defineConfig } from 'vitest/config';
import { threadsForTests } from './scripts/steps/test-threads.mjs';

const MINUTE = 60_000;
/** `npm run test:long` holds the full figures, and takes the time they need. */
const LONG = process.env.LONG === '1';

/** Side by side. */
const quick = (name: string, include: string, { isolate }: { isolate: boolean }) => ({
  plugins: [threadsForTests()],
  test: {
    name,
    include: [include],
    environment: 'node' as const,
    isolate,
    maxWorkers: 2,
    testTimeout: 20_000,
    // A gateway founds its town first; beside a build on two cores that takes longer than vitest's ten seconds.
    hookTimeout: MINUTE,
    retry: 0,
  },
});

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
      // What it needs is loaded once a worker, not once a file: neither the rules nor a gateway keeps anything in its modules.
      quick('unit', 'tests/{domain,wire,gateway,house}/**/*.test.ts', { isolate: false }),
      // The page's stores are its modules, so each file has its own.
      quick('page', 'tests/app/**/*.test.ts', { isolate: true }),
      alone('faults'),
      alone('journeys'),
    ],
  },
});
