/** A desk that works meanwhile: a report every quarter of a second over HTTP, and how long each took. */
import { setTimeout as wait } from 'node:timers/promises';
import { gridsIn, reportIn, wish, YULI } from '../../support/small-world.ts';

const EVERY_MS = 250;

export class Desk {
  readonly took: number[] = [];
  #works = true;
  readonly #done: Promise<void>;

  constructor(url: string, token: string) {
    this.#done = this.#work(url, token);
  }

  async #work(url: string, token: string): Promise<void> {
    const [grid] = gridsIn(YULI);
    if (!grid) throw new Error('the town has no grids');
    while (this.#works) {
      const began = performance.now();
      const response = await fetch(`${url}/api/commands/order.report`, {
        method: 'POST',
        headers: { cookie: `sid=${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ id: wish(), input: reportIn(grid) }),
      });
      if (!response.ok) throw new Error(await response.text());
      await response.arrayBuffer();
      const ms = performance.now() - began;
      this.took.push(ms);
      await wait(Math.max(0, EVERY_MS - ms));
    }
  }

  async rest(): Promise<void> {
    this.#works = false;
    await this.#done;
  }
}
