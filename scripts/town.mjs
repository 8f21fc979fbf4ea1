/** `npm run town -- new ID`: writes a town's folder, and brings its first files. */
import './steps/node-version.mjs';
import { bundle } from './rolldown.config.mjs';
import { install } from './steps/install.mjs';
import { become, door } from './steps/run.mjs';

await door(async () => {
  await install();
  const { build } = await import('rolldown');
  await build(bundle({ 'new-town': 'src/gateway/new-town.ts' }, 'dist/town'));
  become('dist/town/new-town.js', process.argv.slice(2));
});
