/** The gateway of the bench: the tests' town with as many open orders as a city's worst week. */
import { orderReported } from '#domain/order/events/intake.ts';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import { newId } from '../commands/mix.ts';
import { serveAsPart } from '../part.ts';
import { type WholeGateway, wholeGateway } from '../whole-gateway.ts';

const GROUP = 2_000;
/** Each as often as the next. */
export const CATEGORIES = ['0301', '0302', '0303', '0305', '0401'] as const;

export function listGateway(): void {
  let gateway: WholeGateway;
  serveAsPart({
    open: async (orders: number): Promise<{ url: string; open: number }> => {
      gateway = await wholeGateway('list');
      const { engine } = gateway.house;
      const grids = [...engine.world.grids.values()];
      const before = engine.world.orders.size;
      for (let i = 0; i < orders - before; i += GROUP) {
        const reply = await engine.happen(
          Array.from({ length: Math.min(GROUP, orders - before - i) }, (_, k) => {
            const grid = grids[(i + k) % grids.length];
            if (!grid) throw new Error('a town without grids');
            return orderReported.of({
              id: newId(),
              grid: grid.id,
              point: [...grid.centre],
              path: grid.path,
              category: CATEGORIES[(i + k) % CATEGORIES.length] ?? '0301',
              reportedUrgency: 1,
              source: 'GRID',
              rules: null,
              confidential: false,
              stage: null,
            });
          }),
        );
        if (!reply.ok) throw new Error(reply.reason);
      }
      const open = [...engine.world.orders.values()].filter(({ state }) => LIFE_CYCLE.open(state));
      return { url: gateway.url, open: open.length };
    },
    enter: (login: string) => gateway.enter(login),
    end: () => process.exit(),
  });
}
