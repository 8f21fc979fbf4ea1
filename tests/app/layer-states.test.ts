/** Which layers a screen shows, as its address says it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepped } from '#app/map/drawer/stepped.ts';
import { toggled } from '#app/map/drawer/toggled.ts';
import {
  changed,
  defaultStates,
  type LayerState,
  type LayerStates,
  statesOf,
  wordOf,
} from '#app/map/layer-states.ts';
import { ENTERED } from '#app/map/layers/catalogue.ts';
import { parseSearch, stringifySearch, view } from '#app/state/view.ts';

const DENSITIES = ['desk', 'wall'] as const;

/** What can be chosen of a layer's own filters. */
const filtersOf = ({ entry }: (typeof ENTERED)[number]) =>
  fc.record(
    Object.fromEntries(
      (entry.filters ?? []).map(({ id, values, choose }) => {
        const all = values === 'categories' ? ['01', '03', '12'] : [...values];
        return [
          id,
          choose === 'one'
            ? fc.constantFrom(...all).map((one) => [one])
            : fc.subarray(all, { minLength: 1 }),
        ];
      }),
    ),
    { requiredKeys: [] },
  );
const states: fc.Arbitrary<LayerStates> = fc
  .tuple(
    ...ENTERED.map((one) =>
      fc
        .record({
          on: fc.boolean(),
          opacity: fc.constantFrom(10, 40, 100),
          filters: filtersOf(one),
        })
        .map((state): [string, LayerState] => [one.id, state as LayerState]),
    ),
  )
  .map((list) => new Map(list));

describe('the address', () => {
  test('says any choice of layers, and says it back', () => {
    fc.assert(
      fc.property(states, fc.constantFrom(...DENSITIES), (chosen, density) => {
        const word = wordOf(chosen, ENTERED, density);
        const search = stringifySearch({ layers: word });
        expect(search).toBe(word === undefined ? '' : `?layers=${word}`);
        const told = view.parse(parseSearch(search)).layers;
        expect(told).toBe(word);
        expect(statesOf(told, ENTERED, density)).toEqual(chosen);
      }),
    );
  });

  test('is the same view on another screen once it says anything', () => {
    fc.assert(
      fc.property(states, (chosen) => {
        const word = wordOf(chosen, ENTERED, 'desk');
        if (word !== undefined)
          expect(statesOf(word, ENTERED, 'wall')).toEqual(statesOf(word, ENTERED, 'desk'));
      }),
    );
  });

  test('says nothing of the usual layers', () => {
    for (const density of DENSITIES)
      expect(wordOf(defaultStates(ENTERED, density), ENTERED, density)).toBeUndefined();
  });

  test('whatever it holds, the map has layers to show', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const told = view.parse({ layers: text }).layers;
        const shown = statesOf(told, ENTERED, 'desk');
        expect([...shown.keys()]).toEqual(ENTERED.map(({ id }) => id));
        for (const { opacity } of shown.values()) expect(opacity).toBeGreaterThanOrEqual(10);
      }),
    );
    expect(statesOf('radar.wholetown', ENTERED, 'desk')).toEqual(defaultStates(ENTERED, 'desk'));
    const odd = statesOf('orders*7_lamp-green-late_moon-full.radar', ENTERED, 'desk').get('orders');
    expect(odd).toEqual({ on: true, opacity: 100, filters: { lamp: ['late'] } });
  });

  test('nothing at all can be shown, and a change of one leaves the others', () => {
    let none = defaultStates(ENTERED, 'wall');
    for (const { id } of ENTERED) none = changed(none, id, { on: false });
    expect(wordOf(none, ENTERED, 'wall')).toBe('none');
    expect([...statesOf('none', ENTERED, 'wall').values()].some(({ on }) => on)).toBe(false);
    const one = changed(none, 'orders', { on: true, opacity: 60 });
    expect(wordOf(one, ENTERED, 'wall')).toBe('orders*60');
  });
});

test('an identity fits an address', () => {
  for (const { id } of ENTERED) expect(id).toMatch(/^[a-z0-9]+$/);
});

describe('a filter', () => {
  const all = ['a', 'b', 'c'];
  test('begins with everything; a click takes one away or brings it back', () => {
    expect(toggled(all, undefined, 'b')).toEqual(['a', 'c']);
    expect(toggled(all, ['a', 'c'], 'b')).toBeUndefined();
    expect(toggled(all, ['a'], 'a')).toBeUndefined();
    expect(toggled(all, ['c'], 'a')).toEqual(['a', 'c']);
  });
});

describe('the keys of a list', () => {
  test('lead within it and never out', () => {
    expect(stepped('ArrowDown', -1, 3)).toBe(0);
    expect(stepped('ArrowDown', 2, 3)).toBe(2);
    expect(stepped('ArrowUp', 0, 3)).toBe(0);
    expect(stepped('End', 0, 3)).toBe(2);
    expect(stepped('PageDown', 0, 30)).toBe(10);
    expect(stepped('ArrowDown', 0, 0)).toBeUndefined();
    expect(stepped('l', 0, 3)).toBeUndefined();
  });
});
