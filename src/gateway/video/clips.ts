/** The demo's clips: fragmented MP4 files of one length, each cut at its fragments into what a live list names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Box, boxesIn, childrenOf, only } from '../attachments/boxes.ts';
import { StartFault } from '../fault.ts';

/** Every fragment is so long, and every clip has so many: so the clock alone tells which one it is time for. */
export const SEGMENT_MS = 2_000;
export const SEGMENTS = 12;

export interface Clip {
  readonly init: Buffer;
  readonly segments: readonly Buffer[];
}

function inside(bytes: Buffer, from: Box, ...path: readonly string[]): Box {
  return path.reduce((box, kind) => only(childrenOf(bytes, box), kind), from);
}

/** Units of time in a second, as the film's head says. */
function scaleOf(bytes: Buffer, moov: Box): number {
  const { body } = inside(bytes, moov, 'trak', 'mdia', 'mdhd');
  return bytes.readUInt32BE(body + (bytes[body] === 1 ? 20 : 12));
}
function beginOf(bytes: Buffer, moof: Box): number {
  const { body } = inside(bytes, moof, 'traf', 'tfdt');
  return bytes[body] === 1 ? Number(bytes.readBigUInt64BE(body + 4)) : bytes.readUInt32BE(body + 4);
}

/** Throws where the film is not cut as every clip is. */
export function cutClip(bytes: Buffer): Clip {
  const boxes = boxesIn(bytes);
  const moofs = boxes.filter(({ kind }) => kind === 'moof');
  const scale = scaleOf(bytes, only(boxes, 'moov'));
  const fits = moofs.every((moof, i) => beginOf(bytes, moof) * 1000 === i * SEGMENT_MS * scale);
  if (moofs.length !== SEGMENTS || !fits)
    throw new Error(`a clip has ${SEGMENTS} fragments of ${SEGMENT_MS / 1000} seconds`);
  return {
    init: bytes.subarray(0, moofs[0]?.start),
    segments: moofs.map((moof) => {
      const data = boxes.find(({ kind, start }) => kind === 'mdat' && start >= moof.end);
      return bytes.subarray(moof.start, data?.end);
    }),
  };
}

/** The clips of a folder, each read when somebody first looks at it. */
export class Clips {
  readonly #folder: string;
  readonly #cut = new Map<string, Clip>();
  readonly #names: ReadonlySet<string>;

  constructor(folder: string) {
    this.#folder = folder;
    const files = existsSync(folder) ? readdirSync(folder) : [];
    this.#names = new Set(
      files.filter((name) => name.endsWith('.mp4')).map((name) => name.slice(0, -'.mp4'.length)),
    );
  }

  get(name: string): Clip | undefined {
    if (!this.#names.has(name)) return undefined;
    const held = this.#cut.get(name);
    if (held) return held;
    try {
      const clip = cutClip(readFileSync(join(this.#folder, `${name}.mp4`)));
      this.#cut.set(name, clip);
      return clip;
    } catch (error) {
      throw new StartFault(`The clip ${name} can't be used: ${(error as Error).message}.`);
    }
  }
  /** Its first picture, WebP. */
  still(name: string): Buffer | undefined {
    return this.#names.has(name) ? readFileSync(join(this.#folder, `${name}.webp`)) : undefined;
  }
}
