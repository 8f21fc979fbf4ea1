/** A screen without a browser: the page's own resume machine and world store over a real socket, so tests can hold many. */
import { io, type Socket } from 'socket.io-client';
import { type Deed, type Heard, hear, type Line, STANDING_START } from '#app/live/resume.ts';
import { WorldStore } from '#app/state/world-store.ts';
import {
  afresh,
  batch,
  type FromGateway,
  type FromScreen,
  hello,
  pulse,
  resumed,
  SOCKET_PATH,
} from '#wire/protocol.ts';

export class Screen {
  readonly store = new WorldStore();
  /** Every text frame that came over the socket and every world that was fetched, for what must never be in them. */
  readonly heard: string[] = [];
  /** Batches that were applied out of order or twice would show here. */
  readonly uptos: number[] = [];
  vouches = 0;
  /** How often it asked for what it had missed, its beginning among them. */
  resumes = 0;
  readonly #url: string;
  readonly #cookie: string;
  #line: Line = STANDING_START;
  #socket: Socket<FromGateway, FromScreen>;

  constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
    this.#socket = this.#open();
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  /** Cuts the wire without a word, as a pulled plug would; socket.io notices and comes back. */
  cut(): void {
    (
      this.#socket.io.engine as unknown as
        | { transport?: { ws?: { terminate(): void } } }
        | undefined
    )?.transport?.ws?.terminate();
  }
  leave(): void {
    this.#socket.disconnect();
  }
  comeBack(): void {
    this.#socket.connect();
  }

  /** Resolves when the screen follows and has reached `seq`. */
  async reach(seq: number, withinMs = 10_000): Promise<void> {
    const giveUp = Date.now() + withinMs;
    while (this.#line.phase !== 'following' || this.store.state.upto < seq) {
      if (Date.now() > giveUp)
        throw new Error(
          `a screen stayed at ${this.store.state.upto} (${this.#line.phase}), not ${seq}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  #open(): Socket<FromGateway, FromScreen> {
    const socket: Socket<FromGateway, FromScreen> = io(this.#url, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      extraHeaders: { cookie: this.#cookie },
      reconnectionDelay: 20,
      reconnectionDelayMax: 60,
      forceNew: true,
    });
    socket.on('hello', (word) => this.#hear({ type: 'hello', word: hello.parse(word) }));
    socket.on('batch', (word) => {
      this.heard.push(JSON.stringify(word));
      this.#hear({ type: 'batch', word: batch.parse(word) });
    });
    socket.on('pulse', (word) =>
      this.#hear({ type: 'pulse', word: pulse.parse(word), ours: this.store.hash }),
    );
    socket.on('disconnect', () => this.#hear({ type: 'lost' }));
    return socket;
  }

  #hear(heard: Heard): void {
    const [line, deeds] = hear(this.#line, heard);
    this.#line = line;
    for (const deed of deeds) this.#do(deed);
  }

  #do(deed: Deed): void {
    switch (deed.do) {
      case 'ask':
        this.resumes += 1;
        this.#socket
          .timeout(2_000)
          .emit('resume', deed.word, (error, reply) =>
            this.#hear(
              error
                ? { type: 'unanswered', turn: deed.turn }
                : { type: 'resumed', turn: deed.turn, afresh: resumed.parse(reply).afresh },
            ),
          );
        break;
      case 'fetch':
        void this.#fetch(deed.turn);
        break;
      case 'begin':
        this.store.begin(deed.word, deed.word.put);
        break;
      case 'apply':
        this.uptos.push(deed.word.upto);
        this.store.apply(deed.word);
        break;
      case 'vouch':
        this.vouches += 1;
    }
  }

  async #fetch(turn: number): Promise<void> {
    try {
      const response = await fetch(`${this.#url}/api/world`, { headers: { cookie: this.#cookie } });
      const text = await response.text();
      this.heard.push(text);
      this.#hear({ type: 'world', turn, word: afresh.parse(JSON.parse(text)) });
    } catch {
      setTimeout(() => this.#hear({ type: 'unanswered', turn }), 50);
    }
  }
}
