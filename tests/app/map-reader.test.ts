/** A layer is asked again when, and only when, something it read has moved. */
import { describe, expect, test } from 'vitest';
import { defineLayer, type LayerContext, type MapLayer } from '#app/map/layers/contract.ts';
import { Reader } from '#app/map/reader.ts';
import { emptyWorld, type ShelfName } from '#domain/world.ts';

const layer = (pick: (context: LayerContext) => unknown): MapLayer & { asked: () => number } => {
  let asked = 0;
  const leaf = defineLayer({
    id: 'x',
    title: 'map.layer.names',
    storey: 'label',
    pick: (context) => {
      asked += 1;
      return pick(context);
    },
    draw: () => ({}),
  });
  return { ...leaf, asked: () => asked };
};

const sources = () => {
  const world = emptyWorld();
  const revisions = new Map<ShelfName, number>();
  const values: Record<string, unknown> = { tilted: false, unit: 1, selection: {} };
  const reader = new Reader({
    world,
    revision: (shelf) => revisions.get(shelf) ?? 0,
    value: (key) => values[key] as never,
  });
  const touch = (shelf: ShelfName) => revisions.set(shelf, (revisions.get(shelf) ?? 0) + 1);
  return { reader, touch, values };
};

describe('a reader', () => {
  test('asks a layer once while nothing it read has moved', () => {
    const { reader, touch, values } = sources();
    const grids = layer(({ world, unit }) => world.grids.size * unit);
    expect(reader.look(grids)).toBeDefined();
    touch('orders');
    values.tilted = true;
    expect(reader.look(grids)).toBeUndefined();
    touch('grids');
    expect(reader.look(grids)).toBeDefined();
    values.unit = 2;
    expect(reader.look(grids)).toBeDefined();
    expect(grids.asked()).toBe(3);
  });

  test('notes anew what is read each time', () => {
    const { reader, touch, values } = sources();
    const sometimes = layer(({ world, tilted }) => (tilted ? world.grids.size : 0));
    reader.look(sometimes);
    touch('grids');
    expect(reader.look(sometimes)).toBeUndefined();
    values.tilted = true;
    expect(reader.look(sometimes)).toBeDefined();
    touch('grids');
    expect(reader.look(sometimes)).toBeDefined();
  });
});
