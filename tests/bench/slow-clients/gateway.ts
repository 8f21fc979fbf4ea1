/** The gateway of the slow-client bench: orders go to and fro, five bursts a second, and it remembers when it told of each. */
import { setTimeout as wait } from 'node:timers/promises';
import { CHIEF, files } from '../../support/small-world.ts';
import { newId, prepare } from '../commands/mix.ts';
import { serveAsPart } from '../part.ts';
import { type WholeGateway, wholeGateway } from '../whole-gateway.ts';

const ORDERS = 240;
const BURST = 120;
/** How often orders move. */
export const BURST_EVERY_MS = 200;
const WORKER = files.workers[0]?.id ?? '';

/** Milliseconds that mean the same in every process of the machine. */
export const clock = (): number => performance.timeOrigin + performance.now();

export interface Held {
  /** Bytes the gateway holds after a collection: heap and what lies outside it. */
  readonly held: number;
  readonly rss: number;
}

export function slowGateway(): void {
  let gateway: WholeGateway;
  let told: [number, number][] = [];
  let ids: string[] = [];
  let turn = 0;

  async function burst(): Promise<void> {
    const { engine } = gateway.house;
    const mine = Array.from({ length: BURST }, () => ids[turn++ % ids.length] as string);
    const replies = await Promise.all(
      mine.map((id) => {
        const order = engine.world.orders.get(id);
        const target = { id, version: order?.version ?? 0 };
        return order?.state === 'FILED'
          ? engine.run('order.dispatch', newId(), { ...target, handler: WORKER }, CHIEF)
          : engine.run('order.recall', newId(), target, CHIEF);
      }),
    );
    const bad = replies.find(({ ok }) => !ok);
    if (bad) throw new Error(JSON.stringify(bad));
  }

  serveAsPart({
    open: async () => {
      gateway = await wholeGateway('slow', { demo: 'live', looked: false });
      const { engine } = gateway.house;
      const wishes = await prepare(engine, 3 * ORDERS);
      ids = wishes
        .filter(({ name }) => name === 'order.dispatch')
        .map(({ input }) => String(input.id));
      engine.onTold(({ upto }) => told.push([upto, clock()]));
      return Number(new URL(gateway.url).port);
    },
    /** Works for so long; returns when which batch was told. */
    work: async (ms: number) => {
      told = [];
      const until = performance.now() + ms;
      while (performance.now() < until) {
        const next = performance.now() + BURST_EVERY_MS;
        await burst();
        await wait(Math.max(0, next - performance.now()));
      }
      return told;
    },
    held: (): Held => {
      globalThis.gc?.();
      globalThis.gc?.();
      const { heapUsed, external, rss } = process.memoryUsage();
      return { held: heapUsed + external, rss };
    },
    behind: async () => {
      const text = await (await fetch(`${gateway.url}/metrics`)).text();
      return Number(/^gateway_sockets_behind (\d+)/m.exec(text)?.[1]);
    },
    end: () => process.exit(),
  });
}
