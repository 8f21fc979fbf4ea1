/** A wall that is drilled into a community speaks of that community's whistles only. */
import { expect, it } from 'vitest';
import { PANELS } from '#app/panels/catalogue.ts';
import type { Panel } from '#app/panels/contract.tsx';
import { isActiveIn } from '#app/state/active-whistle.ts';
import type { Whistle } from '#domain/whistle/whistle.ts';

type Asked = Parameters<NonNullable<Panel['when']>>;

const whistle = (path: string, closedAt: number | null = null) => ({ path, closedAt }) as Whistle;
const out = [whistle('/town/east/e1/'), whistle('/town/west/w1/'), whistle('/town/west/w2/', 1)];

it('counts those of the area that are not closed; all of the town’s where no area is chosen', () => {
  expect(out.filter(isActiveIn('/town/east/'))).toEqual([out[0]]);
  expect(out.filter(isActiveIn('/town/west/'))).toEqual([out[1]]);
  expect(out.filter(isActiveIn(undefined))).toEqual(out.slice(0, 2));
});

it('its boards stand only while one of its own is out', () => {
  const there = { whistles: out, watched: true } as unknown as Asked[1];
  const stands = (id: string, area?: string) =>
    PANELS.find((panel) => panel.id === id)?.when?.({ area } as Asked[0], there);
  for (const id of ['whistles', 'arrivals', 'around'])
    expect([stands(id), stands(id, '/town/west/'), stands(id, '/town/north/')], id).toEqual([
      true,
      true,
      false,
    ]);
});
