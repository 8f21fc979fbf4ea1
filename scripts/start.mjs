/** `npm start`: installs and builds what is missing, then is the gateway until it is told to stop. */
import './steps/node-version.mjs';
import { build } from './steps/build.mjs';
import { install } from './steps/install.mjs';
import { become, door } from './steps/run.mjs';

await door(async () => {
  await install();
  await build();
  become('dist/gateway/main.js');
});
