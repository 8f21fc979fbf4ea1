/** Video patrol (视频巡查): somebody looked through a camera and says what there was. */
import { z } from 'zod';
import { defineCommand } from '../contract.ts';
import { accept, refuse } from '../kernel/outcome.ts';
import { cameraCode, PATROL_MARKS } from './camera.ts';
import { cameraPatrolled } from './events.ts';

const patrol = defineCommand({
  name: 'camera.patrol',
  input: z.object({
    id: cameraCode,
    mark: z.enum(PATROL_MARKS),
    /** The order that was made of it. */
    order: z.string().min(1).max(64).optional(),
  }),
  access: {
    may: 'camera.patrol',
    on: (world, { id }) => world.cameras.get(id),
    unknown: 'camera.unknown',
  },
  decide: (world, _facts, { id, mark, order = null }) => {
    const camera = world.cameras.get(id);
    if (!camera) return refuse('camera.unknown');
    if (!camera.online) return refuse('camera.offline');
    if (order !== null && !world.orders.get(order)) return refuse('order.unknown', { id: order });
    return accept([cameraPatrolled.of({ id, mark, order })]);
  },
});

export const CAMERA_COMMANDS = [patrol];
