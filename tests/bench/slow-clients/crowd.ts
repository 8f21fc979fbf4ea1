/** The screens of the slow-client bench: most read at once and note when; a few read ten kilobytes a second and no more. */
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Hello } from '#wire/protocol.ts';
import { serveAsPart } from '../part.ts';
import { clock } from './gateway.ts';

const PACE_MS = 100;
const PACE_BYTES = 1_000;
const BATCH = /^42\["batch",\{"epoch":"[^"]+","after":(\d+),"upto":(\d+)/;

interface Place {
  readonly port: number;
  readonly cookie: string;
}

/** A screen: the socket with its batches, and the stream with its frames. */
class Screen {
  readonly #place: Place;
  readonly #onBatch: (upto: number) => void;
  #sockets: WebSocket[] = [];
  #upto = 0;
  #gone = false;

  constructor(place: Place, onBatch: (upto: number) => void) {
    this.#place = place;
    this.#onBatch = onBatch;
  }

  async open(slow: boolean): Promise<void> {
    const stream = this.#connect('/stream?area=%2F320506108%2F');
    const live = this.#connect('/live/?EIO=4&transport=websocket');
    this.#sockets = [stream, live];
    await new Promise<void>((done, fail) => {
      live.on('error', fail);
      live.on('message', (data) => this.#hear(live, data.toString(), done));
    });
    if (!slow) return;
    for (const socket of this.#sockets) this.#slowDown(socket);
    // A real screen comes back when the gateway has given it up.
    live.once('close', () => {
      if (this.#gone) return;
      for (const socket of this.#sockets) socket.terminate();
      void this.open(true);
    });
  }

  close(): void {
    this.#gone = true;
    for (const socket of this.#sockets) socket.terminate();
  }

  #connect(path: string): WebSocket {
    const { port, cookie } = this.#place;
    const url = `ws://127.0.0.1:${port}${path}`;
    const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false });
    socket.on('error', () => {});
    return socket;
  }

  #slowDown(socket: WebSocket): void {
    const wire = (socket as unknown as { readonly _socket: Socket })._socket;
    // Not the wire's own pause: ws would resume that one by itself.
    socket.pause();
    const pace = setInterval(() => wire.read(PACE_BYTES), PACE_MS);
    socket.once('close', () => clearInterval(pace));
  }

  #hear(live: WebSocket, text: string, joined: () => void): void {
    if (text === '2') live.send('3');
    else if (text[0] === '0') live.send('40');
    else if (text.startsWith('42["hello"')) {
      const [, { epoch, lens, seq }] = JSON.parse(text.slice(2)) as [string, Hello];
      this.#upto = seq;
      live.send(`420["resume",${JSON.stringify({ epoch, lens, upto: seq })}]`);
    } else if (text.startsWith('430')) {
      if (!text.includes('"afresh":false')) throw new Error(`resume was answered ${text}`);
      joined();
    } else this.#take(BATCH.exec(text));
  }

  #take(batch: RegExpExecArray | null): void {
    if (!batch) return;
    const [after, upto] = [Number(batch[1]), Number(batch[2])];
    if (after > this.#upto) throw new Error(`a gap: ${after} after ${this.#upto}`);
    this.#upto = upto;
    this.#onBatch(upto);
  }
}

export function slowCrowd(): void {
  let place: Place;
  let got: [number, number][] = [];
  const fast: Screen[] = [];
  const slow: Screen[] = [];
  serveAsPart({
    open: async ({ port, count }: { port: number; count: number }) => {
      const body = JSON.stringify({ login: 'wall1', password: 'demo-2022' });
      const cookies: string[] = [];
      // A session holds sixteen streams; the slow ones have one of their own.
      for (let i = 0; i < Math.ceil(count / 15) + 1; i++) {
        const reply = await fetch(`http://127.0.0.1:${port}/api/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        });
        if (!reply.ok) {
          // Thirty sign-ins a minute from one address.
          await new Promise((done) => setTimeout(done, 5_000));
          i -= 1;
        } else cookies.push(reply.headers.getSetCookie()[0]?.split(';')[0] ?? '');
      }
      place = { port, cookie: cookies.pop() ?? '' };
      for (let i = 0; i < count; i++) {
        const screen = new Screen({ port, cookie: cookies[i % cookies.length] ?? '' }, (upto) =>
          got.push([upto, clock()]),
        );
        await screen.open(false);
        fast.push(screen);
      }
    },
    slow: async (count: number) => {
      for (const screen of slow.splice(0)) screen.close();
      for (let i = 0; i < count; i++) {
        const screen = new Screen(place, () => {});
        await screen.open(true);
        slow.push(screen);
      }
    },
    begin: () => {
      got = [];
    },
    /** The milliseconds from telling to hearing, for everyone and every batch; throws when somebody missed one. */
    latencies: (told: [number, number][]) => {
      const when = new Map(told);
      const took = got.flatMap(([upto, at]) => {
        const from = when.get(upto);
        return from === undefined ? [] : [at - from];
      });
      if (took.length !== told.length * fast.length)
        throw new Error(`${took.length} of ${told.length * fast.length} batches heard`);
      return Float64Array.from(took).sort();
    },
  });
}
