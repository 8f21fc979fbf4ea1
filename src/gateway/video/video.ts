/** The cameras' pictures: where each comes from, and the tickets that open them. */
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Camera } from '#domain/camera/camera.ts';
import { keyIn } from '../database/key-file.ts';
import type { PictureSource, VideoSource, VideoSources } from '../town/video-sources.ts';
import type { TownClock } from '../town-clock.ts';
import { Clips } from './clips.ts';
import type { Source } from './contract.ts';
import { simulated, stillOf } from './simulated.ts';
import { Tickets } from './tickets.ts';
import { Upstream } from './upstream.ts';

/** Sources that were brought with their cameras while the house was open. */
interface Brought {
  markOf(camera: string): string | undefined;
  find(mark: string): PictureSource | undefined;
}

interface Parts {
  /** The folder of the town. */
  readonly path: string;
  /** The folder of the clips; absent in a real town, where nothing is simulated. */
  readonly clips: string | undefined;
  readonly sources: VideoSources;
  readonly brought: Brought;
  readonly clock: TownClock;
  readonly zone: string;
}

/** A clock that was put right by more begins another reckoning. */
const DRIFT_MS = 1_000;

/** The town's time at an instant of the machine's: the same each time it is asked, though two clocks are read. */
function townTime(clock: TownClock): (instant: number) => number {
  let { town, system } = clock.read();
  return (instant) => {
    const now = clock.read();
    if (clock.mode === 'still') return now.town;
    const due = town + (now.system - system) * now.speed;
    if (Math.abs(due - now.town) > DRIFT_MS * now.speed) ({ town, system } = now);
    return town + (instant - system) * now.speed;
  };
}

export class Video {
  readonly tickets: Tickets;
  readonly #parts: Parts;
  readonly #clips: Clips | undefined;
  readonly #real: ReadonlyMap<string, Source>;
  readonly #brought = new Map<string, { readonly mark: string; readonly source: Source }>();
  readonly #simulated = new Map<string, Source>();
  readonly #open: (source: VideoSource) => Source;
  readonly #townAt: (instant: number) => number;

  constructor(parts: Parts) {
    this.#parts = parts;
    const key = keyIn(join(parts.path, 'keys', 'streams.key'));
    this.tickets = new Tickets(key);
    this.#clips = parts.clips === undefined ? undefined : new Clips(parts.clips);
    this.#townAt = townTime(parts.clock);
    const { sources, servers } = parts.sources;
    const known = new Set(
      [...servers, ...sources.map(({ list }) => list)].map((url) => new URL(url).origin),
    );
    const naming = createHmac('sha256', key).update('names').digest();
    this.#open = (source) =>
      new Upstream({
        source,
        servers: new Set([...known, new URL(source.list).origin]),
        key: naming,
        fetch: (...asked) => fetch(...asked),
      });
    this.#real = new Map(sources.map((source) => [source.camera, this.#open(source)]));
  }

  /** Undefined where the camera has no picture. What the town's folder says goes before what was brought. */
  of(camera: Camera): Source | undefined {
    const real = this.#real.get(camera.id) ?? this.#broughtOf(camera.id);
    const known = real ?? this.#simulated.get(camera.id);
    if (known || !this.#clips) return known;
    const { zone } = this.#parts;
    const source = simulated(camera, {
      clips: this.#clips,
      zone,
      now: () => Date.now(),
      townAt: this.#townAt,
    });
    this.#simulated.set(camera.id, source);
    return source;
  }

  /** What stands there before the picture, WebP: drawn, of a camera whose picture is. */
  still(camera: Camera): Buffer | undefined {
    if (this.#real.has(camera.id) || this.#broughtOf(camera.id)) return undefined;
    return this.#clips?.still(stillOf(camera, this.#parts.clock.now(), this.#parts.zone));
  }

  /** The same source as long as the camera bears its mark: players go on with names it gave them. */
  #broughtOf(camera: string): Source | undefined {
    const mark = this.#parts.brought.markOf(camera);
    const held = this.#brought.get(camera);
    if (held?.mark === mark) return held?.source;
    this.#brought.delete(camera);
    const found = mark === undefined ? undefined : this.#parts.brought.find(mark);
    if (mark === undefined || !found) return undefined;
    const source = this.#open({ camera, ...found });
    this.#brought.set(camera, { mark, source });
    return source;
  }
}
