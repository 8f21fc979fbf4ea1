/** The phones of a demo's workers: pictures with time and place, sent as any phone sends them. */
import type { Position } from '#domain/geo/shape.ts';
import type { Phase } from '#domain/order/codes.ts';
import { demoPhoto } from './pictures.ts';
import type { Setting } from './scene.ts';

export interface Motif {
  /** What the luck of the picture hangs on: another name, another picture. */
  readonly name: string;
  readonly category: string;
  readonly phase: Phase;
  readonly point: Position;
  readonly takenAt: number;
}

export function takePicture(
  { luck, files }: Pick<Setting, 'luck' | 'files'>,
  { name, category, phase, point, takenAt }: Motif,
): Promise<Buffer> {
  const seed = Math.floor(luck(name, 'picture') * 2 ** 32);
  return demoPhoto(seed, category, phase, { takenAt, point, zone: files.town.zone });
}
