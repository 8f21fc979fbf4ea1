/**
 * Keeps one camera's live picture in one video element: asks for it, renews its ticket, stays at the live edge, mends what can be
 * mended, and says what can't be. What failed is tried again by itself.
 */
import type Hls from 'hls.js';
import type { ErrorData, LevelDetails } from 'hls.js';
import workerUrl from 'hls.js/dist/hls.worker.js?url';
import { steadfast } from '#app/live/steadfast.ts';
import { lookAt, lookAway } from '#app/live/streams.ts';
import type { ViewingPurpose } from '#domain/camera/viewing.ts';
import type { StreamGiven } from '#wire/streams.ts';
import { illOf, isCurable, isHevc, type Why } from './ills.ts';
import { LiveEdge } from './live-edge.ts';
import { Watchdog } from './watchdog.ts';

export type PlayerState =
  | { readonly at: 'opening' }
  | { readonly at: 'playing'; readonly synthetic: boolean }
  | { readonly at: 'stalled'; readonly synthetic: boolean }
  | { readonly at: 'down'; readonly why: Why };

export interface Look {
  readonly camera: string;
  readonly purpose: ViewingPurpose;
  readonly order?: string | undefined;
}

const load = steadfast(() => import('hls.js'));

const WATCH_MS = 500;
/** First wait after a failure; each further one waits longer. */
const AGAIN_MS = { least: 3_000, most: 60_000 } as const;
/** Mended so often within a minute, a picture is given up for a while. */
const MENDINGS_MOST = 3;
const MENDINGS_WITHIN_MS = 60_000;
/** Farther behind the live edge than this, it leaps there. */
const BEHIND_MOST_S = 20;

const CONFIG = {
  enableWorker: true,
  workerPath: workerUrl,
  lowLatencyMode: false,
  liveSyncDurationCount: 3,
  maxBufferLength: 12,
  maxMaxBufferLength: 20,
  backBufferLength: 8,
  capLevelToPlayerSize: true,
  fragLoadPolicy: retrying(3),
  playlistLoadPolicy: retrying(1),
  manifestLoadPolicy: retrying(1),
};

function retrying(times: number) {
  const retry = { maxNumRetry: times, retryDelayMs: 700, maxRetryDelayMs: 3_000 };
  return {
    default: {
      maxTimeToFirstByteMs: 8_000,
      maxLoadTimeMs: 12_000,
      timeoutRetry: retry,
      errorRetry: retry,
    },
  };
}

export class Player {
  readonly #video: HTMLVideoElement;
  readonly #look: Look;
  readonly #tell: (state: PlayerState) => void;
  #hls: Hls | undefined;
  #given: StreamGiven | undefined;
  #state: PlayerState = { at: 'opening' };
  #watchdog = new Watchdog(performance.now());
  /** Kept from start to start: pieces that were old before are not shown again. */
  readonly #edge = new LiveEdge();
  #mendings: number[] = [];
  #failures = 0;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #watch: ReturnType<typeof setInterval> | undefined;
  /** Raised with every start and stop: what comes back from an older one is let fall. */
  #turn = 0;

  constructor(video: HTMLVideoElement, look: Look, tell: (state: PlayerState) => void) {
    this.#video = video;
    this.#look = look;
    this.#tell = tell;
  }

  /** The time of day in the picture, epoch milliseconds. */
  get time(): number | undefined {
    return this.#hls?.playingDate?.getTime();
  }

  async start(): Promise<void> {
    this.#leave();
    this.#turn += 1;
    const turn = this.#turn;
    // What is wrong stays said until there is a picture.
    if (this.#state.at !== 'down') this.#say({ at: 'opening' });
    const [{ default: Hls }, answer] = await Promise.all([load(), this.#ask()]);
    if (turn !== this.#turn) return;
    if (!answer.ok) return this.#down(answer);
    if (!Hls.isSupported()) return this.#down('unsupported');
    this.#given = answer.value;
    this.#renewIn(answer.value.lasts / 3);
    this.#play(Hls, answer.value);
  }

  /** Lets go of everything, and says that nobody looks any more. */
  stop(): void {
    this.#turn += 1;
    this.#leave();
    if (this.#given) void lookAway(this.#look.camera, this.#given.viewing);
    this.#given = undefined;
  }

  #ask() {
    const { camera, purpose, order } = this.#look;
    const viewing = this.#given?.viewing;
    return lookAt(camera, { purpose, ...(order && { order }), ...(viewing && { viewing }) });
  }

  #play(Class: typeof Hls, given: StreamGiven): void {
    const hls = new Class({
      ...CONFIG,
      xhrSetup: (xhr, url) => xhr.open('GET', this.#ticketed(url), true),
    });
    this.#hls = hls;
    hls.on(Class.Events.ERROR, (_event, error) => this.#onError(error));
    hls.on(Class.Events.BUFFER_CODECS, (_event, tracks) => {
      const codec = tracks.video?.codec ?? tracks.video?.levelCodec;
      if (isHevc(codec) && !MediaSource.isTypeSupported(`video/mp4; codecs="${codec}"`))
        this.#down('h265');
    });
    hls.on(Class.Events.LEVEL_LOADED, (_event, { details }) => this.#onList(details));
    hls.loadSource(given.list);
    hls.attachMedia(this.#video);
    this.#watchdog = new Watchdog(performance.now());
    this.#watch = setInterval(() => this.#watchOver(), WATCH_MS);
    // The first picture is shown when it is there.
    this.#video.onplaying = () => this.#watchOver();
    void this.#video.play().catch(() => {});
  }

  /** What was asked for under an older ticket is asked for under the present one. */
  #ticketed(url: string): string {
    const [, ticket = ''] = /\/live\/([^/]+)\//.exec(this.#given?.list ?? '') ?? [];
    return ticket ? url.replace(/\/live\/[^/]+\//, `/live/${ticket}/`) : url;
  }

  #renewIn(ms: number): void {
    const turn = this.#turn;
    this.#after(ms, async () => {
      const answer = await this.#ask();
      if (turn !== this.#turn) return;
      if (answer.ok) this.#given = answer.value;
      // An unanswered renewal is asked again while the ticket still holds.
      this.#renewIn(answer.ok ? answer.value.lasts / 3 : AGAIN_MS.least);
    });
  }

  #onList({ live, targetduration, endSN, fragments }: LevelDetails): void {
    const newest = `${endSN} ${fragments.at(-1)?.relurl}`;
    const read = { newest, piece: targetduration, live };
    if (!this.#edge.grows(read, performance.now())) this.#down('frozen');
  }

  #onError(error: ErrorData): void {
    const why = illOf(error);
    const isOver = typeof why === 'object' && why.reason === 'camera.offline';
    if (isCurable(why) || isOver) {
      this.#down(why);
      return;
    }
    if (!error.fatal) return;
    const lapsed = typeof why === 'object' && /^stream\.(expired|no-ticket)$/.test(why.reason);
    if (lapsed && this.#mayMend()) return void this.start();
    if (error.type === 'mediaError' && this.#mayMend()) this.#hls?.recoverMediaError();
    else this.#down(why);
  }

  #watchOver(): void {
    const [video, hls, synthetic] = [this.#video, this.#hls, this.#given?.synthetic ?? false];
    if (!hls) return;
    if (document.hidden) {
      this.#watchdog = new Watchdog(performance.now());
      return;
    }
    const edge = hls.liveSyncPosition;
    if (edge !== null && edge - video.currentTime > BEHIND_MOST_S) video.currentTime = edge;
    if (video.paused && video.readyState > 1) void video.play().catch(() => {});
    const step = this.#watchdog.look(video.currentTime, performance.now());
    if (step === 'moves') {
      if (video.currentTime > 0 && video.readyState > 1) {
        this.#failures = 0;
        this.#say({ at: 'playing', synthetic });
      }
      return;
    }
    if (this.#state.at === 'playing') this.#say({ at: 'stalled', synthetic });
    if (step === 'stalls') return;
    if (!this.#mayMend()) this.#down('stutter');
    else if (step === 'reload') void this.start();
    else if (edge !== null) {
      hls.startLoad();
      video.currentTime = edge;
    }
  }

  #mayMend(): boolean {
    const now = performance.now();
    this.#mendings = this.#mendings.filter((at) => now - at < MENDINGS_WITHIN_MS);
    if (this.#mendings.length >= MENDINGS_MOST) return false;
    this.#mendings.push(now);
    return true;
  }

  #down(why: Why): void {
    this.#turn += 1;
    // Said while the last picture can still be kept.
    this.#say({ at: 'down', why });
    this.#leave();
    this.#mendings = [];
    this.#failures += 1;
    const wait = isCurable(why) ? AGAIN_MS.most : AGAIN_MS.least * 1.6 ** this.#failures;
    this.#after(Math.min(AGAIN_MS.most, wait), () => void this.start());
  }

  #leave(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    clearInterval(this.#watch);
    this.#video.onplaying = null;
    this.#hls?.destroy();
    this.#hls = undefined;
  }
  #after(ms: number, work: () => void): void {
    this.#timers.push(setTimeout(work, ms));
  }
  #say(state: PlayerState): void {
    const same = state.at === this.#state.at && state.at !== 'down';
    this.#state = state;
    if (!same || state.at === 'opening') this.#tell(state);
  }
}
