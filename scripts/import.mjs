/** `npm run import -- areas|orders|cameras|… FILE`: brings a file into a town. Without more it says what it takes. */
import './steps/node-version.mjs';
import { bundle } from './rolldown.config.mjs';
import { install } from './steps/install.mjs';
import { become, door } from './steps/run.mjs';

await door(async () => {
  await install();
  const { build } = await import('rolldown');
  await build(bundle({ 'import-command': 'src/gateway/import-command.ts' }, 'dist/import'));
  become('dist/import/import-command.js', process.argv.slice(2));
});
