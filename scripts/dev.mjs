/** `npm run dev`: the page from its sources (http://localhost:8711), against a gateway built from the sources of now. */
import './steps/node-version.mjs';
import { build } from './steps/build.mjs';
import { install } from './steps/install.mjs';
import { become, door } from './steps/run.mjs';

await door(async () => {
  await install();
  await build();
  process.env.GATEWAY ??= `http://localhost:${process.env.PORT || 8700}`;
  become('dist/gateway/main.js');
  become('node_modules/vite/bin/vite.js');
});
