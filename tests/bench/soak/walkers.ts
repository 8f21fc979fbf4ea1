/** Follows every worker on shift over the position stream: on a road, and never faster than somebody walks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Flatbush from 'flatbush';
import { WebSocket } from 'ws';
import { GROUND } from '#gateway/town/ground.ts';
import { AGE_STEP_MS, type Fixes, FrameReader } from '#wire/frames.ts';
import { STREAM_PATH } from '#wire/protocol.ts';

const METRES_PER_DEGREE = 111_195.08;
const OFF_ROAD_MOST = 3;
const PACE_MOST = 1.6;
/** A frame rounds a place to its raster, and an age down to ten seconds. */
const RASTER_METRES = 1;

export interface Walked {
  readonly fixes: number;
  readonly workers: number;
  /** Metres off the nearest road, at the most. */
  readonly offRoad: number;
  /** Metres in a town second, at the most. */
  readonly pace: number;
  readonly strayed: readonly string[];
}

type Place = readonly [number, number];

/** How far places are from the nearest road, in metres. */
class RoadDistance {
  readonly #ends: number[] = [];
  readonly #index: Flatbush;

  constructor(ground: string) {
    const file = join(ground, 'road.geojson');
    const roads = GROUND.road.parse(JSON.parse(readFileSync(file, 'utf8')));
    for (const { geometry } of roads.features)
      for (const [i, end] of geometry.coordinates.entries()) {
        const start = geometry.coordinates[i - 1];
        if (start) this.#ends.push(...start, ...end);
      }
    this.#index = new Flatbush(this.#ends.length / 4);
    for (let i = 0; i < this.#ends.length; i += 4) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = this.#ends.slice(i, i + 4);
      this.#index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }
    this.#index.finish();
  }

  of([lon, lat]: Place): number {
    const reach = 0.0005;
    const near = this.#index.search(lon - reach, lat - reach, lon + reach, lat + reach);
    return Math.min(Infinity, ...near.map((i) => this.#toStretch(i * 4, [lon, lat])));
  }

  #toStretch(at: number, [lon, lat]: Place): number {
    const wide = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = this.#ends.slice(at, at + 4);
    const [ax, ay] = [(x1 - lon) * wide, (y1 - lat) * METRES_PER_DEGREE];
    const [dx, dy] = [(x2 - x1) * wide, (y2 - y1) * METRES_PER_DEGREE];
    const along = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(ax + along * dx, ay + along * dy);
  }
}

export class Walkers {
  readonly #roads: RoadDistance;
  readonly #last = new Map<number, { at: number; place: Place }>();
  readonly #socket: WebSocket;
  readonly #strayed: string[] = [];
  #fixes = 0;
  #offRoad = 0;
  #pace = 0;

  constructor(url: string, token: string, area: string, ground: string) {
    this.#roads = new RoadDistance(ground);
    const stream = new URL(STREAM_PATH, url.replace('http', 'ws'));
    stream.searchParams.set('area', area);
    this.#socket = new WebSocket(stream, { headers: { cookie: `sid=${token}` } });
    this.#socket.binaryType = 'arraybuffer';
    const reader = new FrameReader();
    this.#socket.on('message', (data: ArrayBuffer) => {
      const fixes = reader.read(data);
      if (fixes) this.#look(fixes);
    });
    this.#socket.on('error', (error) => this.#strayed.push(`the stream failed: ${error.message}`));
  }

  #look({ count, now, no, lonLat, age }: Fixes): void {
    for (let i = 0; i < count; i++) {
      const number = no[i] as number;
      const place: Place = [lonLat[2 * i] as number, lonLat[2 * i + 1] as number];
      const at = now - (age[i] as number) * AGE_STEP_MS;
      const last = this.#last.get(number);
      if (last && last.place[0] === place[0] && last.place[1] === place[1]) continue;
      this.#last.set(number, { at, place });
      this.#fixes += 1;
      const off = this.#roads.of(place);
      this.#offRoad = Math.max(this.#offRoad, off);
      if (off > OFF_ROAD_MOST) this.#note(`${number} is ${off.toFixed(1)} m off the road`);
      if (last) this.#measure(number, last, { at, place });
    }
  }

  #measure(no: number, last: { at: number; place: Place }, here: typeof last): void {
    const [lon, lat] = here.place;
    const metres =
      METRES_PER_DEGREE *
      Math.hypot((lon - last.place[0]) * Math.cos((lat * Math.PI) / 180), lat - last.place[1]);
    const seconds = (here.at - last.at + AGE_STEP_MS) / 1_000;
    const pace = Math.max(0, metres - RASTER_METRES) / Math.max(1, seconds);
    this.#pace = Math.max(this.#pace, pace);
    if (pace > PACE_MOST)
      this.#note(`${no} went ${metres.toFixed(0)} m in ${seconds.toFixed(0)} s`);
  }

  #note(line: string): void {
    if (this.#strayed.length < 50) this.#strayed.push(line);
  }

  get read(): Walked {
    return {
      fixes: this.#fixes,
      workers: this.#last.size,
      offRoad: this.#offRoad,
      pace: this.#pace,
      strayed: this.#strayed,
    };
  }

  leave(): void {
    this.#socket.terminate();
  }
}
