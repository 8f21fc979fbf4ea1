/** `npm run backup`: see src/gateway/backup.ts. */
import './steps/node-version.mjs';
import { build } from './steps/build.mjs';
import { install } from './steps/install.mjs';
import { become, door } from './steps/run.mjs';

await door(async () => {
  await install();
  await build();
  become('dist/gateway/backup.js', process.argv.slice(2));
});
