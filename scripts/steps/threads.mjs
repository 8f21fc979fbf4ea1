/**
 * A thread is a program of its own: `new URL('./x-thread.ts', import.meta.url)` in a source names it. In a bundle it becomes a
 * file beside the others.
 */
import { basename, dirname, resolve } from 'node:path';

export const NAMED = /new URL\('(\.[^']*-thread)\.ts', import\.meta\.url\)/g;

/** For rolldown. */
export const threadsBeside = () => ({
  name: 'threads-beside',
  transform(code, importer) {
    if (!code.includes('-thread.ts')) return null;
    const named = code.replaceAll(NAMED, (_all, path) => {
      const fileName = `${basename(path)}.js`;
      this.emitFile({ type: 'chunk', id: resolve(dirname(importer), `${path}.ts`), fileName });
      return `new URL('./${fileName}', import.meta.url)`;
    });
    // No line moves, so the lines of the source hold.
    return { code: named, map: null };
  },
});
