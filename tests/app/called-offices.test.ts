/** Who is called to an event, as its map shows it: each office by its light, and nobody who need not come. */
import { expect, test } from 'vitest';
import { bowOf } from '#app/map/layers/whistles.ts';
import { blownFor, calledBy, type Departments } from '#app/state/called-offices.ts';
import type { Member, Whistle } from '#domain/whistle/whistle.ts';
import { emptyWorld } from '#domain/world.ts';

const member = (org: string, of: Partial<Member> = {}): Member =>
  ({
    ...{ org, state: 'TO_SIGN', signDue: 10, signedAt: null, contactDue: 20, contactedAt: null },
    ...{ reportDue: 30, reportedAt: null, rulingDue: null, ruledAt: null },
    ...of,
  }) as Member;
const whistle = (of: Partial<Whistle> = {}): Whistle =>
  ({
    ...{ id: 'w', order: 'o', blownAt: 0, closedAt: null, meetPoint: [120.3, 31.3] },
    members: [
      member('there', { signedAt: 1, contactedAt: 2, reportedAt: 3, state: 'REPORTED_IN' }),
      member('signed', { signedAt: 1, contactedAt: 2, state: 'CONTACTED' }),
      member('silent'),
      member('excused', { state: 'EXCUSED' }),
      member('homeless'),
    ],
    ...of,
  }) as Whistle;
const departments = ['there', 'signed', 'silent', 'excused'].map((code, i) => ({
  code,
  base: [120.4, 31.2 + i / 100],
})) as unknown as Departments;

const lightsAt = (now: number) =>
  calledBy(whistle(), departments, now).map(({ org, light }) => [org, light]);

test('each office has its light as time goes on; who is excused or has no base has no way', () => {
  const present = ['there', 'present'];
  expect(lightsAt(5)).toEqual([present, ['signed', 'signed'], ['silent', 'to-sign']]);
  expect(lightsAt(15)).toEqual([present, ['signed', 'signed'], ['silent', 'late']]);
  expect(lightsAt(35)).toEqual([present, ['signed', 'late'], ['silent', 'late']]);
});

test('an order’s whistle is on the map from the blow to the close', () => {
  const shown = (of: Partial<Whistle>, order: string | undefined = 'o') => {
    const world = emptyWorld();
    world.whistles.put(whistle(of));
    return blownFor(world, order)?.id;
  };
  expect(shown({})).toBe('w');
  expect(shown({ blownAt: null })).toBeUndefined();
  expect(shown({ closedAt: 9 })).toBeUndefined();
  expect(shown({}, 'another')).toBeUndefined();
});

test('a way begins at the base, ends where they meet, and bends aside between', () => {
  const [from, to] = [
    [120.4, 31.2],
    [120.3, 31.3],
  ] as [[number, number], [number, number]];
  const way = bowOf(from, to);
  expect([way[0], way.at(-1)]).toEqual([from, to]);
  const [lon, lat] = way[way.length >> 1] ?? [];
  expect(Math.hypot((lon ?? 0) - 120.35, (lat ?? 0) - 31.25)).toBeGreaterThan(0.005);
});
