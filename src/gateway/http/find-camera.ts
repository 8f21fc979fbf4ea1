import type { Refused } from '#domain/access/judge.ts';
import { lensOf } from '#domain/access/lens.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import type { Camera } from '#domain/camera/camera.ts';
import { refuse } from '#domain/kernel/outcome.ts';
import type { House } from '../house.ts';

/** The camera as the viewer may see it; one the viewer may not see is said not to be there. */
export function findCamera(house: House, viewer: Viewer, id: string): Camera | Refused {
  const camera = house.engine.world.cameras.get(id);
  if (!camera) return refuse('camera.unknown');
  const seen = lensOf(viewer).project('cameras', camera) as Camera | undefined;
  return seen ?? { ...refuse('camera.unknown'), denied: 'area' };
}
