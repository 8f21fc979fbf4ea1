/** The line to a thread on which a file is read: it opens, gives the file's rows as they are asked for, and is let go. */

import { setImmediate as others } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ImportKind } from '#domain/imports/import-run.ts';
import type { Remark } from '#domain/imports/remark.ts';
import type { Item, Look, Opened, Wanted } from './contract.ts';
import { faultOf, ImportFault } from './import-fault.ts';
import type { PlainSurroundings } from './surroundings.ts';

interface ReadingBase {
  readonly kind: ImportKind;
  readonly file: string;
  readonly around: PlainSurroundings;
}
export type Reading = ReadingBase &
  ({ readonly look: Wanted } | { readonly map: unknown; readonly at: number });
export type Wish = 'from-the-first' | 'more';
export type Heard =
  | { readonly look: Look }
  | { readonly opened: Pick<Opened, 'form' | 'notes'> }
  | { readonly items: readonly Item[]; readonly last: boolean }
  | { readonly faults: readonly Remark[] };

/** What one file may take; the largest GeoJSON that is read fits. */
const MEMORY_MB = 1_536;

class ImportLine {
  readonly #thread: Worker;
  /** Who waits for the next word; one at a time. */
  #waiting: { hear(word: Heard): void; fail(error: unknown): void } | undefined;
  #lost: unknown;

  constructor(reading: Reading) {
    this.#thread = new Worker(new URL('./import-thread.ts', import.meta.url), {
      workerData: reading,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    this.#thread.on('message', (word: Heard) => this.#settle()?.hear(word));
    this.#thread.on('error', (error: Error & { code?: string }) =>
      this.#lose(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? faultOf('file.too-much') : error),
    );
    this.#thread.on('exit', () => this.#lose(new Error('the reading of the file was ended')));
  }

  /** The next word. Throws what the file or the thread died of. */
  async hear(wish?: Wish): Promise<Heard> {
    if (this.#lost) throw this.#lost;
    const word = await new Promise<Heard>((hear, fail) => {
      this.#waiting = { hear, fail };
      if (wish) this.#thread.postMessage(wish);
    });
    if ('faults' in word) throw new ImportFault(word.faults);
    return word;
  }

  async *items(): AsyncIterable<Item> {
    let next: Promise<Heard> | undefined = this.hear('from-the-first');
    while (next) {
      const word: Heard = await next;
      if (!('items' in word)) throw new Error('rows were asked for');
      next = word.last ? undefined : this.hear('more');
      // Whoever stops listening hears no fault of rows that were read ahead.
      next?.catch(() => {});
      yield* word.items;
      await others();
    }
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  #settle() {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  #lose(error: unknown): void {
    this.#lost ??= error;
    this.#settle()?.fail(this.#lost);
  }
}

/** Looks at a file. Throws an ImportFault. */
export async function lookOnThread(
  reading: ReadingBase & { readonly look: Wanted },
): Promise<Look> {
  const line = new ImportLine(reading);
  try {
    const word = await line.hear();
    if (!('look' in word)) throw new Error('a look was asked for');
    return word.look;
  } finally {
    await line.close();
  }
}

/** Opens a file; whoever opened it closes it. Throws an ImportFault. */
export async function openOnThread(
  reading: ReadingBase & { readonly map: unknown; readonly at: number },
): Promise<Opened & { close(): Promise<void> }> {
  const line = new ImportLine(reading);
  try {
    const word = await line.hear();
    if (!('opened' in word)) throw new Error('an opening was asked for');
    return { ...word.opened, items: () => line.items(), close: () => line.close() };
  } catch (error) {
    await line.close();
    throw error;
  }
}
