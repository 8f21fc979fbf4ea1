/** Somebody who watches: a screen over a real socket, the reads over HTTP, and every state the orders were in. */
import type { z } from 'zod';
import { stateHashRead } from '#wire/reads.ts';
import { Screen } from '../../support/screen.ts';
import { States } from './states.ts';

export class Watcher {
  readonly login: string;
  readonly states = new States();
  readonly screen: Screen;
  readonly #url: string;
  readonly #cookie: string;

  /** Whether this one may take lists out of the house. */
  readonly exports: boolean;

  constructor(url: string, login: string, token: string) {
    this.exports = /^(chief|dispatcher)/.test(login);
    this.login = login;
    this.#url = url;
    this.#cookie = `sid=${token}`;
    this.screen = new Screen(url, this.#cookie);
  }

  async text(path: string): Promise<string> {
    const response = await fetch(this.#url + path, { headers: { cookie: this.#cookie } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
    return text;
  }
  async read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(JSON.parse(await this.text(path)));
  }
  hash(): Promise<z.infer<typeof stateHashRead>> {
    return this.read('/api/state-hash', stateHashRead);
  }

  /** Waits until the screen has everything up to that number, and notes what it heard. */
  async reach(seq: number): Promise<void> {
    await this.screen.reach(seq, 30_000);
    this.states.hear(this.screen.heard.splice(0));
    this.screen.uptos.length = 0;
  }

  leave(): void {
    this.screen.leave();
  }
}
