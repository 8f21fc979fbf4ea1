/** A part of a bench in a process of its own, so that its processor time is its own. The bundle starts itself with the part's name. */
import { type ChildProcess, fork } from 'node:child_process';

type Answer = { readonly id: number; readonly value?: unknown; readonly fault?: string };
// biome-ignore lint/suspicious/noConfusingVoidType: a handler may answer nothing.
type Handler = (body: never) => unknown | void;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export class Part {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { done(value: unknown): void; fail(error: Error): void }>();
  #asked = 0;

  constructor(name: string, flags: readonly string[] = []) {
    const [, program = ''] = process.argv;
    this.#child = fork(program, ['--part', name], {
      serialization: 'advanced',
      execArgv: [...flags],
    });
    running.add(this.#child);
    this.#child.on('message', ({ id, value, fault }: Answer) => {
      const asker = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (fault === undefined) asker?.done(value);
      else asker?.fail(new Error(`${name}: ${fault}`));
    });
    this.#child.once('exit', (code, signal) => {
      running.delete(this.#child);
      for (const { fail } of this.#waiting.values())
        fail(new Error(`${name} ended early (${code ?? signal})`));
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  ask<T = void>(what: string, body: unknown = null): Promise<T> {
    const id = ++this.#asked;
    return new Promise<T>((done, fail) => {
      this.#waiting.set(id, { done: done as (value: unknown) => void, fail });
      this.#child.send({ id, what, body });
    });
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}

/** Answers the bench's questions, each by its handler. */
export function serveAsPart(handlers: Record<string, Handler>): void {
  process.on('message', async ({ id, what, body }: { id: number; what: string; body: never }) => {
    try {
      const value = await handlers[what]?.(body);
      process.send?.({ id, value });
    } catch (error) {
      process.send?.({ id, fault: (error as Error).stack ?? String(error) });
    }
  });
  process.once('disconnect', () => process.exit());
}

/** Processor time of this process so far, all its threads, in microseconds. */
export const cpuMicros = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
