/** `npm run rebuild`: refolds the journal into the tables. The gateway must not be running on the folder. */
import './steps/node-version.mjs';
import { build } from './steps/build.mjs';
import { install } from './steps/install.mjs';
import { become, door } from './steps/run.mjs';

await door(async () => {
  await install();
  await build();
  become('dist/gateway/rebuild.js', process.argv.slice(2));
});
