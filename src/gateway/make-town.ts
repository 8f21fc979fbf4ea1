/** Draws a planned town into a folder of its own: to look at, to edit, or to be a town of TOWNS_DIR without a plan. */
import { copyFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartFault } from './fault.ts';
import { drawInto, hasPlan } from './town/drawn-town.ts';

const BY_HAND = ['town.json', 'departments.json', 'indicators.json'];

function main([id = 'guangfu', into = join('var', `${id}-drawn`)]: readonly string[]): void {
  const folder = resolve('data/towns', id);
  if (!hasPlan(folder)) throw new StartFault(`${folder} holds no plan.json to draw from.`);
  const began = Date.now();
  drawInto(folder, resolve(into), (stage) => process.stdout.write(`${stage} …\n`));
  for (const file of BY_HAND)
    if (existsSync(join(folder, file))) copyFileSync(join(folder, file), join(resolve(into), file));
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${resolve(into)} is drawn, in ${seconds} s.\n`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
