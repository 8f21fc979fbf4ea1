/** Tests run from the sources, which no thread can: a thread that one of them starts is bundled once, to a place of theirs. */
import { mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../rolldown.config.mjs';
import { at } from './house.mjs';
import { NAMED } from './threads.mjs';

/** A plugin for vitest. Packages are found from where the file lies, so it lies among them. */
export function threadsForTests() {
  const folder = ['node_modules', '.threads', `${process.pid}`];
  const made = new Map();
  process.once('exit', () => rmSync(at(...folder), { recursive: true, force: true }));
  const make = async (source) => {
    const { rolldown } = await import('rolldown');
    const { output, ...input } = bundle({ [basename(source, '.ts')]: source }, folder.join('/'));
    mkdirSync(at(...folder), { recursive: true });
    const built = await rolldown(input);
    await built.write({ ...output, cleanDir: false });
    await built.close();
    return pathToFileURL(at(...folder, `${basename(source, '.ts')}.js`)).href;
  };
  return {
    name: 'threads-for-tests',
    // Before the source becomes JavaScript: it names the thread as it was written.
    enforce: 'pre',
    async transform(code, importer) {
      if (!code.includes('-thread.ts')) return null;
      let changed = code;
      for (const [whole, path] of code.matchAll(NAMED)) {
        const source = resolve(dirname(importer), `${path}.ts`);
        if (!made.has(source)) made.set(source, make(source));
        changed = changed.replace(whole, `new URL('${await made.get(source)}')`);
      }
      return changed;
    },
  };
}
