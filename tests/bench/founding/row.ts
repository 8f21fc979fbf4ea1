/**
 * The shipped town founded twice, one after the other, in two folders: the same seed makes the same town and the same journal,
 * to the bit; and behind a figure stand as many rows in the list and as many lines in the file.
 */
import type { OrderCount } from '#domain/order/kpis/counts.ts';
import { kpisRead, orderList } from '#wire/reads.ts';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { spreadOf } from '../rounds.ts';
import { type Founded, foundingGateway } from './gateway.ts';

export const FOUNDING_PARTS = { 'founding-gateway': foundingGateway };

const ROW = 'first start';
const COUNTS: readonly OrderCount[] = ['should-close', 'closed', 'open', 'suspended'];
const MINUTE_S = 60;
/** The lines above the rows of a file: the watermark and the headings. */
const HEAD_LINES = 2;
/** A file holds ten thousand lines at most: the year leaves the house in two. */
const MIDDLE = Date.parse('2022-06-01T00:00:00+08:00');
const PARTS = [`to=${MIDDLE}`, `from=${MIDDLE}`];

/** What each door says of one figure. */
interface Told {
  readonly id: OrderCount;
  readonly figure: number;
  readonly rows: number;
  readonly lines: number;
}

async function toldBy({ url, token }: Founded): Promise<Told[]> {
  const text = async (path: string) => {
    const response = await fetch(url + path, { headers: { cookie: `sid=${token}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.text();
  };
  const { counts } = kpisRead.parse(JSON.parse(await text('/api/kpis')));
  const told: Told[] = [];
  for (const id of COUNTS) {
    const list = orderList.parse(JSON.parse(await text(`/api/orders?count=${id}&limit=1`)));
    const files = await Promise.all(
      PARTS.map((part) => text(`/api/orders/export?count=${id}&${part}&purpose=bench`)),
    );
    told.push({
      id,
      figure: counts.find((count) => count.id === id)?.value ?? Number.NaN,
      rows: list.total,
      lines: files
        .map((file) => file.trimEnd().split('\r\n').length - HEAD_LINES)
        .reduce((sum, lines) => sum + lines, 0),
    });
  }
  return told;
}

async function foundOnce(): Promise<{ founded: Founded; told: Told[] }> {
  const part = new Part('founding-gateway');
  try {
    const founded = await part.ask<Founded>('found');
    return { founded, told: await toldBy(founded) };
  } finally {
    await part.ask('end').catch(() => {});
    part.end();
  }
}

export async function benchFounding(): Promise<Figure[]> {
  const [one, two] = [await foundOnce(), await foundOnce()];
  const { events, journal, drawn } = one.founded;
  const differs = [two.founded.journal !== journal, two.founded.drawn !== drawn].filter(Boolean);
  const apart = [...one.told, ...two.told].filter(
    ({ figure, rows, lines }) => figure !== rows || rows !== lines,
  );
  const cpu = spreadOf([one.founded.cpuSeconds, two.founded.cpuSeconds]);
  const figure = (what: string, unit: string, value: number, note: string): Figure => ({
    row: ROW,
    what,
    unit,
    ours: spreadOf([value]),
    goal: '0',
    met: value === 0,
    note,
  });
  return [
    figure(
      'what two first starts of one seed made differently',
      'of journal and town',
      differs.length,
      `${events} events, ${journal.slice(0, 16)}`,
    ),
    figure(
      'figures whose list or file holds another number of rows',
      `of ${COUNTS.length} in each`,
      apart.length,
      (apart.length > 0 ? apart : one.told)
        .map(({ id, figure: value, rows, lines }) => `${id} ${value} = ${rows} = ${lines}`)
        .join(', '),
    ),
    {
      row: ROW,
      what: 'founding the shipped town',
      unit: 's of processor time',
      ours: cpu,
      goal: `≤ ${MINUTE_S} s`,
      met: cpu.median <= MINUTE_S,
    },
  ];
}
