/**
 * The line to a reading thread. It starts with the first question; when it dies, whoever waits is told so at once, and the next
 * question starts it anew. Nobody waits for ever.
 */
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Question, Questions } from './questions.ts';

export interface Asked {
  readonly id: number;
  readonly question: Question;
  readonly asked: unknown;
}
export type Told = { readonly id: number } & (
  | { readonly part: unknown }
  | { readonly whole: true }
  | { readonly fault: { readonly message: string; readonly code: string | undefined } }
);

/** The thread was lost, too slow or too busy: ask again later. */
export class ReadingStopped extends Error {}

/** Longer than any read of a million orders takes. */
const PATIENCE_MS = 60_000;
/** Whoever comes when so many wait is sent away at once. */
const WAITING_MOST = 200;

export class ReadingLine {
  readonly #file: string;
  readonly #patience: number;
  readonly #waiting = new Map<number, { answer: Readable; timer: NodeJS.Timeout }>();
  #thread: Worker | undefined;
  #asked = 0;
  #closed = false;

  constructor(file: string, patience = PATIENCE_MS) {
    this.#file = file;
    this.#patience = patience;
  }

  /** The parts of an answer as they come. Throws ReadingStopped, or what the reading threw. */
  parts<Q extends Question>(
    question: Q,
    asked: Questions[Q]['asked'],
  ): AsyncIterator<Questions[Q]['part']> {
    const answer = new Readable({ objectMode: true, read() {} });
    // Whoever asked hears of it from the iterator; nobody else has to.
    answer.on('error', () => {});
    if (this.#closed || this.#waiting.size >= WAITING_MOST)
      answer.destroy(new ReadingStopped(this.#closed ? 'closed' : 'too many questions'));
    else this.#send({ id: ++this.#asked, question, asked }, answer);
    return answer[Symbol.asyncIterator]();
  }

  /** The first part of an answer, which is all of most. */
  async one<Q extends Question>(
    question: Q,
    asked: Questions[Q]['asked'],
  ): Promise<Questions[Q]['part']> {
    const parts = this.parts(question, asked);
    const { value, done } = await parts.next();
    void parts.return?.();
    if (done) throw new ReadingStopped(`${question} was not answered`);
    return value;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.forsake('closed');
  }

  /** Gives the thread up: whoever waits is told why, and the next question starts another. */
  async forsake(why: string): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    for (const [id, { answer }] of [...this.#waiting]) {
      this.#settle(id);
      answer.destroy(new ReadingStopped(why));
    }
    await thread?.terminate();
  }

  #send(asked: Asked, answer: Readable): void {
    const timer = setTimeout(
      () => void this.forsake(`${asked.question} took too long`),
      this.#patience,
    );
    this.#waiting.set(asked.id, { answer, timer });
    this.#thread ??= this.#start();
    this.#thread.postMessage(asked);
  }

  #start(): Worker {
    const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      workerData: { file: this.#file },
    });
    const lost = (why: string) => {
      if (this.#thread === thread) void this.forsake(why);
    };
    thread.on('message', (told: Told) => this.#hear(told));
    thread.on('error', ({ message }) => lost(message));
    thread.on('exit', (code) => lost(`ended with ${code}`));
    // A gateway that stops does not wait for it.
    thread.unref();
    return thread;
  }

  #hear(told: Told): void {
    const answer = this.#waiting.get(told.id)?.answer;
    if (!answer) return;
    if ('part' in told) return void answer.push(told.part);
    this.#settle(told.id);
    if ('whole' in told) answer.push(null);
    else answer.destroy(Object.assign(new Error(told.fault.message), { code: told.fault.code }));
  }

  #settle(id: number): void {
    clearTimeout(this.#waiting.get(id)?.timer);
    this.#waiting.delete(id);
  }
}
