import { Readable } from 'node:stream';
import { z } from 'zod';
import { compareBy, type Mark, markOf } from '../../database/order-books.ts';
import { BYTE_ORDER_MARK, type Cell, csvLine } from '../../export/csv.ts';
import { cellsOf, headings, timeIn } from '../../export/order-sheet.ts';
import { defineRoute } from '../contract.ts';
import { filterOf, filterShape, momentOf, ruleOf, ruleShape } from '../order-query.ts';
import { languageOf } from '../refusals.ts';

/** More lines than this leave the house in parts. */
const LINES_MOST = 10_000;

interface Line {
  readonly mark: Mark;
  readonly cells: readonly Cell[];
}
const byMark = (a: Line, b: Line): number => compareBy('reported')(a.mark, b.mark);

/** Who took it, when and from where: the last part of the address tells the machine without telling the net. */
function* text(watermark: string, heads: readonly string[], lines: readonly Line[]) {
  yield BYTE_ORDER_MARK + csvLine([watermark]) + csvLine(heads);
  for (let i = 0; i < lines.length; i += 200)
    yield lines
      .slice(i, i + 200)
      .map(({ cells }) => csvLine(cells))
      .join('');
}

export const exportRoute = defineRoute({
  method: 'GET',
  path: '/api/orders/export',
  summary:
    'The list as a file, at most 10,000 lines, newest first; audited, and marked with who took it',
  access: 'order.export',
  query: z.object({ ...filterShape, ...ruleShape, format: z.enum(['csv']).default('csv') }),
  output: z.string(),
  handle: async (house, { query, viewer, session, address, reply }) => {
    const { format, kpi, part, count, ...filters } = query;
    const moment = momentOf(house);
    const language = languageOf(reply.request.headers['accept-language'], house.town.language);
    const cells = cellsOf(house, language);
    const rule = ruleOf({ kpi, part, count }, moment);
    let lines: Line[] = [];
    let total = 0;
    const cut = () => {
      lines = lines.sort(byMark).slice(0, LINES_MOST);
    };
    for await (const order of house.orders.each(filterOf(filters, moment.now), viewer)) {
      if (rule && !rule(order)) continue;
      total += 1;
      lines.push({ mark: markOf(order, 'reported'), cells: cells(order) });
      if (lines.length >= 2 * LINES_MOST) cut();
    }
    cut();
    house.audit.write({
      account: session?.account.id ?? null,
      post: viewer.post,
      address,
      action: 'export-orders',
      object: null,
      outcome: 'done',
      detail: `${format} ${lines.length}/${total} ${reply.request.url.split('?')[1] ?? ''}`.trim(),
    });
    const time = timeIn(house.town.zone)(moment.now);
    const machine = address.split(/[.:]/).at(-1) ?? '';
    const watermark = `${viewer.post} · ${time} · ${machine} · ${lines.length}/${total}`;
    const name = `orders-${time.replace(/\D/g, '')}.csv`;
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('x-content-type-options', 'nosniff');
    return Readable.from(text(watermark, headings(language), lines)) as never;
  },
});
