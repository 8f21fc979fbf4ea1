/** Keeps where workers on shift were: gathers their fixes by community and puts ten minutes at a time away; thirty days, then no more. */
import type { Bounds } from '#domain/geo/shape.ts';
import type { World } from '#domain/world.ts';
import type { Tracks } from '../database/tracks.ts';
import type { FixColumns } from './stream-fixes.ts';
import { encodeTracks, type Sample } from './track-block.ts';

const BLOCK_MS = 10 * 60_000;
/** Between two samples: a walker goes a few metres. */
const SAMPLE_MS = 5_000;
export const TRACKS_KEPT_MS = 30 * 86_400_000;

interface Parts {
  readonly world: World;
  readonly bounds: () => Bounds;
  readonly tracks: Tracks;
}

/** The community of a path: what tracks are kept and asked for by. */
export const communityOf = (path: string): string | undefined => path.split('/')[2] || undefined;

export class TrackKeeper {
  readonly #parts: Parts;
  readonly #open = new Map<string, Sample[]>();
  #block = Number.NaN;
  #last = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Hears of fixes, all of one instant. Who is not on shift leaves no track. */
  take({ no, lon, lat }: FixColumns, now: number): void {
    const block = Math.floor(now / BLOCK_MS);
    if (block !== this.#block) this.flush();
    this.#block = block;
    if (now - this.#last < SAMPLE_MS) return;
    this.#last = now;
    const places = new Map<number, string>();
    for (const worker of this.#parts.world.workers.values()) {
      const community = worker.onShift && communityOf(worker.path);
      if (community) places.set(worker.no, community);
    }
    const samples = new Map<string, { at: number; no: number[]; lon: number[]; lat: number[] }>();
    for (let i = 0; i < no.length; i++) {
      const community = places.get(no[i] as number);
      if (community === undefined) continue;
      const sample = samples.get(community) ?? { at: now, no: [], lon: [], lat: [] };
      samples.set(community, sample);
      sample.no.push(no[i] as number);
      sample.lon.push(lon[i] as number);
      sample.lat.push(lat[i] as number);
    }
    for (const [community, sample] of samples) {
      const kept = this.#open.get(community) ?? [];
      this.#open.set(community, kept);
      kept.push(sample);
    }
  }

  /** Puts away what was gathered: a small transaction for each area. */
  flush(): void {
    const { bounds, tracks } = this.#parts;
    for (const [area, samples] of this.#open) {
      const [first, last] = [samples[0], samples.at(-1)];
      if (first && last)
        tracks.write({
          area,
          begins: first.at,
          ends: last.at,
          body: encodeTracks(samples, bounds()),
        });
    }
    this.#open.clear();
  }

  forgetOld(now: number): void {
    this.#parts.tracks.forgetBefore(now - TRACKS_KEPT_MS);
  }
}
