/** Draws a planned town into a folder of its own: to look at, to edit, or to be a town of TOWNS_DIR without a plan. */
import { copyFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { faultsOf } from './drawing/checks.ts';
import { StartFault } from './fault.ts';
import { drawInto, hasPlan } from './town/drawn-town.ts';

const BY_HAND = ['town.json', 'departments.json', 'indicators.json'];

function main([id = 'guangfu', into = join('var', `${id}-drawn`)]: readonly string[]): void {
  const folder = resolve('data/towns', id);
  if (!hasPlan(folder)) throw new StartFault(`${folder} holds no plan.json to draw from.`);
  const began = Date.now();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const drawing = drawInto(folder, resolve(into), (stage) => say(`${stage} …`));
  for (const file of BY_HAND)
    if (existsSync(join(folder, file))) copyFileSync(join(folder, file), join(resolve(into), file));
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  say(`${resolve(into)} is drawn, in ${seconds} s.`);
  const faults = faultsOf(drawing);
  for (const fault of faults.slice(0, 20)) say(fault);
  if (faults.length > 0) throw new StartFault(`${faults.length} faults in the drawing.`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
