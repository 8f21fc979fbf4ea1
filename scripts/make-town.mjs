/** `npm run make-town [id] [folder]`: draws a planned town into a folder (default: var/<id>-drawn). */
import './steps/node-version.mjs';
import { bundle } from './rolldown.config.mjs';
import { install } from './steps/install.mjs';
import { become, door } from './steps/run.mjs';

await door(async () => {
  await install();
  const { build } = await import('rolldown');
  await build(bundle({ 'make-town': 'src/gateway/make-town.ts' }, 'dist/make-town'));
  become('dist/make-town/make-town.js', process.argv.slice(2));
});
