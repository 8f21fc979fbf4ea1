/** `npm run restore`: see src/gateway/restore.ts. */
import './steps/node-version.mjs';
import { build } from './steps/build.mjs';
import { install } from './steps/install.mjs';
import { become, door } from './steps/run.mjs';

await door(async () => {
  await install();
  await build();
  become('dist/gateway/restore.js', process.argv.slice(2));
});
