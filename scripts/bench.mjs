/** `npm run bench [name]`: bundles tests/bench/run.ts, as the gateway is bundled, and runs it. */
import './steps/node-version.mjs';
import { existsSync } from 'node:fs';
import { bundle } from './rolldown.config.mjs';
import { build } from './steps/build.mjs';
import { at } from './steps/house.mjs';
import { install } from './steps/install.mjs';
import { become, door, Stop } from './steps/run.mjs';

const ENTRIES = ['tests/bench/run.ts', 'tests/bench/run.mjs'];

await door(async () => {
  await install();
  await build();
  const entry = ENTRIES.find((path) => existsSync(at(path)));
  if (!entry) throw new Stop('there is no bench', `Write ${ENTRIES[0]}.`);
  const { build: rolldown } = await import('rolldown');
  await rolldown(bundle({ run: entry }, 'dist/bench'));
  become('dist/bench/run.js', process.argv.slice(2));
});
