/**
 * The line to the gateway: it is retried for ever, taken up where it broke, and believed only while the gateway vouches. This
 * file joins the socket, the resume machine and the stores; the thinking is in resume.ts.
 */
import { io, type Socket } from 'socket.io-client';
import { townClock } from '#app/state/town-clock.ts';
import { worldStore } from '#app/state/world-store.ts';
import { attended } from '#wire/presence.ts';
import {
  afresh,
  batch,
  type FromGateway,
  type FromScreen,
  farewell,
  hello,
  PULSE_MS,
  pulse,
  resumed,
  SOCKET_PATH,
} from '#wire/protocol.ts';
import { attendThrough } from './attending.ts';
import { noteBuild } from './build.ts';
import { call } from './call.ts';
import { Delay } from './delay.ts';
import { endSession } from './ending.ts';
import { discard, flush, receive } from './inbox.ts';
import { type Deed, type Heard, hear, type Line, STANDING_START } from './resume.ts';
import { findSession } from './session.ts';

const RETRY_FIRST_MS = 300;
const RETRY_LAST_MS = 3_000;
const ANSWER_MS = 5_000;
/** A page that draws its first map may not hear for seconds that it is connected. */
const CONNECT_MS = 15_000;
/** Unvouched for this long, what is here is out of date, however alive the socket looks. */
const SILENCE_MS = 3 * PULSE_MS;
const LOOK_MS = 500;
/** A look that comes so late says that the page was busy, not that the line is. */
const LATE_MS = 4 * LOOK_MS;

const jitter = (attempt: number): number =>
  Math.min(RETRY_LAST_MS, RETRY_FIRST_MS * 2 ** Math.min(attempt, 4) * (1 + Math.random()));

class Connection {
  readonly #socket: Socket<FromGateway, FromScreen>;
  readonly #watch: ReturnType<typeof setInterval>;
  readonly #delay = new Delay();
  #line: Line = STANDING_START;
  #vouchedAt = Date.now();
  /** When the line last came forward: it was made, the world came, or the gateway vouched. */
  #forwardAt = 0;
  #lookedAt = Date.now();
  #misses = 0;
  #stopped = false;

  constructor() {
    this.#socket = io({
      path: SOCKET_PATH,
      transports: ['websocket'],
      reconnectionDelay: RETRY_FIRST_MS,
      reconnectionDelayMax: RETRY_LAST_MS,
      randomizationFactor: 0.5,
      timeout: CONNECT_MS,
    });
    this.#listen();
    this.#watch = setInterval(() => this.#lookAfter(), LOOK_MS);
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#watch);
    this.#socket.disconnect();
  }

  #listen(): void {
    const socket = this.#socket;
    const attendance = attendThrough((word) => socket.emit('attend', word));
    socket.on('attended', (word) => attendance.hear(attended.parse(word)));
    socket.on('connect', () => {
      this.#forwardAt = Date.now();
      attendance.up();
    });
    socket.on('disconnect', (reason) => {
      attendance.down();
      this.#hear({ type: 'lost' });
      this.#offline();
      // Cut by the gateway, socket.io would wait for ever; cut by ourselves, #reconnect is at it.
      if (reason === 'io server disconnect') this.#later();
    });
    socket.on('connect_error', ({ message }) => {
      this.#offline();
      if (message === 'access.signed-out') endSession('signed-out');
      else if (!socket.active) this.#later();
    });
    socket.on('hello', (word) => {
      const said = hello.parse(word);
      this.#delay.forget();
      townClock.set(said.clock);
      noteBuild(said.build);
      this.#hear({ type: 'hello', word: said });
    });
    socket.on('batch', (word) => this.#hear({ type: 'batch', word: batch.parse(word) }));
    socket.on('pulse', (word) => {
      const said = pulse.parse(word);
      townClock.set(said.clock);
      flush();
      const sentAt = this.#delay.sentAt(said.beat, Date.now());
      this.#hear({ type: 'pulse', word: said, ours: worldStore.hash }, sentAt);
    });
    socket.on('farewell', (word) => {
      if (farewell.parse(word).reason === 'access.signed-out') endSession('signed-out');
    });
  }

  #hear(heard: Heard, at = Date.now()): void {
    const [line, deeds] = hear(this.#line, heard);
    this.#line = line;
    for (const deed of deeds) this.#do(deed, at);
  }

  #do(deed: Deed, at: number): void {
    switch (deed.do) {
      case 'ask':
        this.#socket.timeout(ANSWER_MS).emit('resume', deed.word, (error, reply) => {
          const said = error ? undefined : resumed.parse(reply);
          this.#hear(
            said
              ? { type: 'resumed', turn: deed.turn, afresh: said.afresh }
              : { type: 'unanswered', turn: deed.turn },
          );
        });
        break;
      case 'fetch':
        void this.#fetch(deed.turn);
        break;
      case 'begin':
        discard();
        if (worldStore.state.lens && worldStore.state.lens !== deed.word.lens) void findSession();
        worldStore.begin(deed.word, deed.word.put);
        this.#forwardAt = Date.now();
        break;
      case 'apply':
        receive(deed.word);
        break;
      case 'vouch':
        flush();
        this.#misses = 0;
        this.#vouchedAt = Date.now();
        this.#forwardAt = this.#vouchedAt;
        townClock.stand(false);
        worldStore.set({ asOf: at, connection: 'live' });
    }
  }

  async #fetch(turn: number): Promise<void> {
    // The first is at once; who must ask again waits, so that a town of screens does not fall upon a gateway that rises.
    if (this.#misses++ > 0) await new Promise((done) => setTimeout(done, jitter(this.#misses)));
    if (this.#stopped || this.#line.turn !== turn || this.#line.phase !== 'fetching') return;
    const answer = await call('GET', '/api/world', afresh);
    this.#hear(
      answer.ok ? { type: 'world', turn, word: answer.value } : { type: 'unanswered', turn },
    );
  }

  #lookAfter(): void {
    const now = Date.now();
    const isLate = now - this.#lookedAt > LATE_MS;
    this.#lookedAt = now;
    if (now - this.#vouchedAt <= SILENCE_MS) return;
    this.#offline();
    if (worldStore.state.connection === 'starting') worldStore.set({ connection: 'offline' });
    // A large world on a slow line takes its time, nobody vouches meanwhile, and the call itself knows when it is dead.
    if (this.#line.phase === 'fetching') this.#forwardAt = now;
    // Who was busy has still to hear what came meanwhile; and what came forward just now has not had its chance yet.
    if (!isLate && this.#socket.connected && now - this.#forwardAt > SILENCE_MS) this.#reconnect();
  }

  #offline(): void {
    if (worldStore.state.asOf === 0 || worldStore.state.connection === 'offline') return;
    townClock.stand(true);
    worldStore.set({ connection: 'offline' });
  }

  #reconnect(): void {
    this.#socket.disconnect();
    this.#later();
  }

  #later(): void {
    setTimeout(() => {
      if (!this.#stopped) this.#socket.connect();
    }, jitter(0));
  }
}

/** @returns a function that hangs up. */
export function connect(): () => void {
  const connection = new Connection();
  return () => connection.stop();
}
