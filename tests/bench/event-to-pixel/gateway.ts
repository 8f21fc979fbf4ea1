/** The gateway of the bench: a town with a city's workers. Orders and positions happen when they are asked for, and it says when. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locate } from '#domain/geo/locate.ts';
import { type Bounds, boundsOf, type Position } from '#domain/geo/shape.ts';
import { shiftStarted } from '#domain/worker/events.ts';
import { Streams } from '#gateway/live/streams.ts';
import { CHIEF } from '../../support/small-world.ts';
import { newId } from '../commands/mix.ts';
import { serveAsPart } from '../part.ts';
import { type WholeGateway, wholeGateway } from '../whole-gateway.ts';

const TOWN = 'tests/towns/guangfu';
const GROUP = 2_000;

/** Milliseconds that mean the same in every process of the machine. */
export const clock = (): number => performance.timeOrigin + performance.now();

export interface Opened {
  readonly url: string;
  readonly grid: string;
  readonly bounds: Bounds;
}

/** The tests' town with so many workers in its grids. */
function townsWith(workers: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-towns-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'guangfu', 'workers.json');
  cpSync(TOWN, join(folder, 'guangfu'), { recursive: true });
  const known = JSON.parse(readFileSync(path, 'utf8')) as { id: string; no: number }[];
  const more = Array.from({ length: workers - known.length }, (_, i) => {
    const no = known.length + i + 1;
    return { ...known[i % known.length], id: `w-${no}`, no };
  });
  writeFileSync(path, JSON.stringify([...known, ...more]));
  return folder;
}

/** Takes the streams into the bench's hand: what the demo's own clockwork does with them is left undone. */
function seizeStreams() {
  const { positions, tick } = Streams.prototype;
  let streams: Streams | undefined;
  function hold(this: Streams): void {
    streams = this;
  }
  Object.assign(Streams.prototype, { positions: hold, tick: hold });
  return (columns: Parameters<Streams['positions']>[0]): number => {
    if (!streams) throw new Error('the streams were never seen');
    positions.call(streams, columns);
    const told = clock();
    tick.call(streams);
    return told;
  };
}

export function pixelGateway(): void {
  const tellPositions = seizeStreams();
  let gateway: WholeGateway;
  let told = 0;
  serveAsPart({
    open: async (workers: number): Promise<Opened> => {
      // A clock that stands takes no second fix of anybody.
      gateway = await wholeGateway('pixel', { towns: townsWith(workers), demo: 'live' });
      const { engine } = gateway.house;
      const { world } = engine;
      const off = [...world.workers.values()].filter(({ onShift }) => !onShift);
      for (let i = 0; i < off.length; i += GROUP) {
        const reply = await engine.happen(
          off.slice(i, i + GROUP).map(({ id }) => shiftStarted.of({ id })),
        );
        if (!reply.ok) throw new Error(reply.reason);
      }
      engine.onTold(() => {
        told = clock();
      });
      const [grid] = world.grids.values();
      if (!grid) throw new Error('a town without grids');
      return { url: gateway.url, grid: grid.id, bounds: boundsOf(grid.shape) };
    },
    enter: (login: string) => gateway.enter(login),
    clock,
    /** Reports a case; the instant at which it was durable and about to be told. */
    report: async (point: Position) => {
      const { engine } = gateway.house;
      const grid = locate(engine.world.grids, point);
      if (!grid) throw new Error(`${point} lies in no grid`);
      const input = { grid: grid.id, point, category: '0301', urgency: 1, source: 'GRID' };
      const wish = { ...input, description: '路边垃圾堆放,请清理。' };
      const reply = await engine.run('order.report', newId(), wish, CHIEF);
      if (!reply.ok) throw new Error(JSON.stringify(reply));
      return told;
    },
    /** Interleaved longitude and latitude of workers 1, 2, …; the instant before they are told. */
    move: (lonLat: Float64Array) => {
      const count = lonLat.length / 2;
      const no = Uint32Array.from({ length: count }, (_, i) => i + 1);
      const at = new Float64Array(count).fill(gateway.house.clock.now());
      return tellPositions({
        no,
        lon: lonLat.filter((_, i) => i % 2 === 0),
        lat: lonLat.filter((_, i) => i % 2 === 1),
        at,
      });
    },
    /** Takes its folder with it, as being killed would not. */
    end: () => process.exit(),
  });
}
