/** The basemap's style: drawn from sheets there are, in an order that hides nothing, in words MapLibre has. */
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { DARK, LIGHT, mixed } from '#app/map/basemap/colours.ts';
import { labelStyle } from '#app/map/basemap/labels.ts';
import { landStyle, waterStyle } from '#app/map/basemap/land.ts';
import { buildingStyle, railStyle, roadStyle } from '#app/map/basemap/roads.ts';
import { SHEETS } from '#gateway/tiles/sheets.ts';

const styleIn = (colours: typeof DARK, language: 'zh-CN' | 'en' = 'zh-CN') => [
  ...landStyle(colours, 1.5),
  ...waterStyle(colours, 1.5),
  ...railStyle(colours, 1.5, 0.28),
  ...roadStyle(colours, 1.5, 0.28),
  ...buildingStyle(colours, 1.5, 1),
  ...labelStyle({
    colours,
    unit: 1.5,
    density: 'wall',
    language,
    face: ['map regular'],
    names: { areas: ['光福'], grids: ['福溪03'] },
  }),
];

describe.each([
  ['dark', DARK],
  ['light', LIGHT],
])('the %s style', (_, colours) => {
  test('is one that MapLibre takes without a word', () => {
    const layers = styleIn(colours, 'en').map((layer) => ({ ...layer, source: 'basemap' }));
    const style = {
      version: 8,
      // Only the check wants it: the map draws letters by itself.
      glyphs: 'none/{fontstack}/{range}',
      sources: { basemap: { type: 'vector', tiles: ['none'] } },
      layers,
    };
    expect(validateStyleMin(style as Parameters<typeof validateStyleMin>[0])).toEqual([]);
  });

  test('draws every sheet of the tiles, and no other', () => {
    const drawn = new Set(
      styleIn(colours).map((layer) => ('source-layer' in layer ? layer['source-layer'] : '')),
    );
    expect([...drawn].sort()).toEqual(SHEETS.map(({ name }) => name).sort());
  });
});

test('a colour mixed into another lies between them', () => {
  expect(mixed('#000000', '#ffffff', 0)).toBe('#000000');
  expect(mixed('#000000', '#ffffff', 1)).toBe('#ffffff');
  expect(mixed('#0b1a27', '#16293a', 0.5)).toBe('#112231');
});
