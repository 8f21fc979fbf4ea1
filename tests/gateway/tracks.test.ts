/** Tracks: what goes into a block comes out of it, who may read it, and when it is forgotten. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chanceFrom } from '#gateway/chance.ts';
import { decodeTracks, encodeTracks, type Sample } from '#gateway/live/track-block.ts';
import { TRACKS_KEPT_MS, TrackKeeper } from '#gateway/live/track-keeper.ts';
import { tracksRead } from '#wire/tracks.ts';
import { expectRefusal, read, startGateway, type TestGateway } from '../support/gateway.ts';
import { FUXI, files, NOW, pathOf, YULI } from '../support/small-world.ts';

const { bounds } = files.town;
const METRE = 1 / 111_195;

/** Sixteen walkers for ten minutes, a fix every five seconds; one comes late, one is lost for a while. */
function walkers(): Sample[] {
  const chance = chanceFrom(5);
  const people = Array.from({ length: 16 }, (_, no) => ({
    no: no + 1,
    lon: 120.39 + chance() * 0.02,
    lat: 31.28 + chance() * 0.02,
    east: (chance() - 0.5) * 12 * METRE,
    north: (chance() - 0.5) * 12 * METRE,
    stays: chance() < 0.5,
  }));
  return Array.from({ length: 120 }, (_, i) => {
    for (const one of people) {
      if (one.stays || i % 40 > 20) continue;
      one.lon += one.east;
      one.lat += one.north;
    }
    const here = people.filter(
      ({ no }) => !(no === 1 && i < 30) && !(no === 2 && i > 40 && i < 80),
    );
    return {
      at: NOW + i * 5_000,
      no: here.map(({ no }) => no),
      lon: here.map(({ lon }) => lon),
      lat: here.map(({ lat }) => lat),
    };
  });
}

test('a block gives back who was where and when, to the width of its raster', () => {
  const samples = walkers();
  const tracks = new Map(decodeTracks(encodeTracks(samples, bounds)).map((one) => [one.no, one]));
  const [unitLon, unitLat] = [(bounds[2] - bounds[0]) / 65_535, (bounds[3] - bounds[1]) / 65_535];
  let positions = 0;
  const seen = new Map<number, number>();
  for (const { at, no, lon, lat } of samples)
    for (const [i, one] of no.entries()) {
      const row = seen.get(one) ?? 0;
      seen.set(one, row + 1);
      const track = tracks.get(one);
      expect(track?.at[row]).toBe(at);
      expect(Math.abs((track?.lon[row] ?? 0) - (lon[i] ?? 0))).toBeLessThan(unitLon);
      expect(Math.abs((track?.lat[row] ?? 0) - (lat[i] ?? 0))).toBeLessThan(unitLat);
      positions += 1;
    }
  expect(tracks.get(1)?.at).toHaveLength(90);
  const each = encodeTracks(samples, bounds).length / positions;
  console.log(`${each.toFixed(2)} bytes a position`);
  expect(each).toBeLessThan(3);
});

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 60_000);
afterAll(() => gateway?.close());

const ask = (area: string, from = NOW, to = NOW + 3_600_000) =>
  `/api/positions/history?${new URLSearchParams({ area, from: `${from}`, to: `${to}` })}`;

test('kept for the community of the worker, read with an audit row, forgotten after thirty days', async () => {
  const { house } = gateway;
  const keeper = new TrackKeeper({
    world: house.engine.world,
    bounds: () => bounds,
    tracks: house.tracks,
  });
  const worker = [...house.engine.world.workers.values()].find(
    ({ onShift, path }) => onShift && path.startsWith(pathOf(YULI)),
  );
  if (!worker) throw new Error('nobody of 迂里 is on shift');
  const columns = { no: [worker.no, 999_999], lon: [120.4, 120.4], lat: [31.29, 31.29] };
  for (let i = 0; i < 180; i++)
    keeper.take({ ...columns, at: [NOW + i * 5_000, NOW + i * 5_000] }, NOW + i * 5_000);
  keeper.flush();

  const chief = gateway.enter('chief1');
  const { tracks } = read(await chief.get(ask(pathOf(YULI))), tracksRead);
  expect(tracks.flatMap(({ at }) => at)).toHaveLength(180);
  expect(new Set(tracks.map(({ no }) => no))).toEqual(new Set([worker.no]));
  const half = read(await chief.get(ask(pathOf(YULI), NOW, NOW + 300_000)), tracksRead);
  expect(half.tracks.flatMap(({ at }) => at)).toHaveLength(60);
  const noted = gateway.store.prepare(`select count(*) from audit where action = 'read-tracks'`);
  expect(noted.pluck().get()).toBe(2);

  keeper.forgetOld(NOW + TRACKS_KEPT_MS + 3_600_000);
  const after = read(await chief.get(ask(pathOf(YULI))), tracksRead);
  expect(after.tracks).toEqual([]);
});

test('whereabouts of the past are not for the wall, the dispatcher or another village', async () => {
  expectRefusal(await gateway.enter('wall1').get(ask(pathOf(YULI))), 403, 'access.no-function');
  expectRefusal(
    await gateway.enter('dispatcher1').get(ask(pathOf(YULI))),
    403,
    'access.no-function',
  );
  expectRefusal(await gateway.enter('yuli1').get(ask(pathOf(FUXI))), 404, 'area.unknown');
  const far = await gateway.enter('chief1').get(ask(pathOf(YULI), NOW, NOW + 13 * 3_600_000));
  expectRefusal(far, 400, 'request.invalid');
});
