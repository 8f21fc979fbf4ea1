/** Orders close to a place and a time, read where they lie: an index answers, so nobody waits. */
import type { Viewer } from '#domain/access/viewer.ts';
import { around, SAME_PLACE_MS, type Sighting } from '#domain/order/alike.ts';
import type { Order } from '#domain/order/order.ts';
import { parseThing } from '#domain/world.ts';
import type { Connection } from './connection.ts';
import { all, visible } from './order-clauses.ts';

export function ordersNear(
  db: Connection,
  { point, reportedAt }: Sighting,
  viewer: Viewer,
): Order[] {
  const [west, south, east, north] = around(point);
  const { sql, values } = all([
    { sql: 'lat between ? and ?', values: [south, north] },
    { sql: 'lon between ? and ?', values: [west, east] },
    {
      sql: 'reported_at between ? and ?',
      values: [reportedAt - SAME_PLACE_MS, reportedAt + SAME_PLACE_MS],
    },
    visible(viewer),
  ]);
  const ids = db
    .prepare(
      `select id from order_keys indexed by order_keys_by_place where ${sql} order by reported_at desc`,
    )
    .pluck()
    .all(...values) as string[];
  const body = db.prepare('select body from orders where id = ?').pluck();
  return ids.map((id) => parseThing('orders', JSON.parse(body.get(id) as string)) as Order);
}
