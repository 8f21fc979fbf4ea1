import { z } from 'zod';
import { wallClock } from '#domain/time/zone.ts';
import type { Language } from '#domain/town/town.ts';
import { SHEET_NOTES } from '#wire/language/sheet.ts';
import { tellPost } from '#wire/tell.ts';
import { timeText } from '../../export/cell.ts';
import type { SheetWords } from '../../export/order-sheet.ts';
import { SHEET_KINDS, type SheetKind } from '../../export/sheet-file.ts';
import type { House } from '../../house.ts';
import { defineRoute } from '../contract.ts';
import { figureShape, filterShape, momentOf, selectionOf } from '../order-query.ts';
import { languageOf } from '../refusals.ts';

/** More lines than this leave the house in parts. */
const LINES_MOST = 10_000;

/** What a list says codes with, in one language. */
function wordsOf(house: House, language: Language): Omit<SheetWords, 'watermark'> {
  const { grids, areas, workers } = house.engine.world;
  const { town, categories, departments, clock } = house;
  return {
    language,
    zone: town.zone,
    now: clock.now(),
    categories: Object.fromEntries(categories.map(({ code, name }) => [code, name[language]])),
    orgs: Object.fromEntries(departments.map(({ code, short }) => [code, short[language]])),
    grids: Object.fromEntries([...grids.values()].map(({ id, short }) => [id, short[language]])),
    areas: Object.fromEntries([...areas.values()].map(({ path, name }) => [path, name[language]])),
    workers: Object.fromEntries([...workers.values()].map(({ id, no }) => [id, no])),
  };
}

export const exportRoute = defineRoute({
  method: 'GET',
  path: '/api/orders/export',
  summary:
    'The list as a file, at most 10,000 lines, newest first; audited, and marked with who took it and what for',
  access: 'order.export',
  query: z.object({
    ...filterShape,
    ...figureShape,
    format: z.enum(Object.keys(SHEET_KINDS) as [SheetKind, ...SheetKind[]]).default('csv'),
    purpose: z.string().trim().max(64).default(''),
  }),
  output: z.string(),
  handle: async (house, { query, viewer, session, address, reply }) => {
    const { format, purpose, ...asked } = query;
    const moment = momentOf(house);
    const language = languageOf(reply.request.headers['accept-language'], house.town.language);
    const taken = timeText(new Date(wallClock(moment.zone).wallOf(moment.now)));
    const notes = SHEET_NOTES[language];
    // The last part of the address tells the machine without telling the net.
    const machine = address.split(/[.:]/).at(-1) ?? '';
    const by = `${tellPost(viewer.post, language)} (${viewer.post})`;
    const demo = house.config.DEMO === 'off' ? [] : [notes.demo];
    const { total, lines, bytes } = await house.orders.file({
      selection: selectionOf(asked, viewer, moment),
      kind: format,
      most: LINES_MOST,
      words: wordsOf(house, language),
      mark: [...demo, by, taken, machine, purpose || notes.noPurpose],
      cut: notes.cut,
    });
    house.audit.write({
      account: session?.account.id ?? null,
      post: viewer.post,
      address,
      action: 'export-orders',
      object: null,
      outcome: 'done',
      detail: `${format} ${lines}/${total} ${reply.request.url.split('?')[1] ?? ''}`.trim(),
    });
    reply
      .type(SHEET_KINDS[format])
      .header(
        'content-disposition',
        `attachment; filename="orders-${taken.replace(/\D/g, '')}.${format}"`,
      )
      .header('x-content-type-options', 'nosniff');
    return bytes as never;
  },
});
