/** `npm run bench [name]`: bundles tests/bench/run.ts, as the gateway is bundled, and runs it. */
import './steps/node-version.mjs';
import { existsSync } from 'node:fs';
import { bundle } from './rolldown.config.mjs';
import { build } from './steps/build.mjs';
import { at } from './steps/house.mjs';
import { install } from './steps/install.mjs';
import { become, door, Stop } from './steps/run.mjs';

const ENTRY = 'tests/bench/run.ts';

await door(async () => {
  await install();
  await build();
  if (!existsSync(at(ENTRY)))
    throw new Stop('there is no bench', `Write ${ENTRY}; PERFORMANCE.md has the rules.`);
  const { build: rolldown } = await import('rolldown');
  await rolldown(bundle({ run: ENTRY }, 'dist/bench'));
  become('dist/bench/run.js', process.argv.slice(2));
});
