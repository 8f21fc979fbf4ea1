import type { Position } from '#domain/geo/shape.ts';
import type { World } from '#domain/world.ts';
import { ringLayers } from '../ring-layer.ts';
import { defineLayer, type Nearness, type Selection } from './contract.ts';

const THINGS = ['cameras', 'sensors', 'stations'] as const;
const isThingShelf = (text: string | undefined): text is (typeof THINGS)[number] =>
  THINGS.some((shelf) => shelf === text);

const RADIUS: Record<Nearness, number> = { far: 16, mid: 21, near: 25 };

function pointOf(world: World, { order, thing }: Selection): Position | undefined {
  if (order !== undefined) return world.orders.get(order)?.point;
  const [shelf, id] = thing?.split('.') ?? [];
  return isThingShelf(shelf) ? world[shelf].get(id ?? '')?.point : undefined;
}

/** A white ring on a dark one around the order or the thing that is chosen, whatever its state. */
export const chosenOrder = defineLayer({
  id: 'chosen-order',
  title: 'map.layer.chosen-order',
  storey: 'alert',
  pick: ({ world, selection, nearness, unit }) => ({
    point: pointOf(world, selection),
    radius: RADIUS[nearness],
    unit,
  }),
  draw: ({ point, radius, unit }) => {
    if (!point) return { deck: [] };
    return { deck: ringLayers('chosen-order', { at: point, radius, width: 2.5, unit }) };
  },
});
