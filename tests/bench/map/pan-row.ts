/** Row 4: a flight from the town to the streets and back with orders on the map, beside a blank map and MapLibre's own clusters. */
import type { Figure } from '../figure.ts';
import { alternate, figureOf } from './alternating.ts';
import { Measured } from './measured.ts';
import { SIZES } from './page/asked.ts';

const ROW = '4 pan';
const FRAMES = 16;
/** Zooms: the whole town, a street. */
const [FROM, TO] = [12, 16.2];
const MOST_TIMES: Readonly<Record<number, number>> = { [SIZES[0]]: 1.2, [SIZES[2]]: 1.5 };
/** Setting more than this as GeoJSON takes MapLibre's thread longer than all the rest of the bench. */
const MOST_AS_GEOJSON = 100_000;

async function benchSize(browser: Measured, count: number): Promise<Figure[]> {
  const withPeer = count <= MOST_AS_GEOJSON;
  const kinds = withPeer ? (['ours', 'mapLibre'] as const) : (['ours'] as const);
  let saw = '';
  for (const kind of kinds) {
    const says = await browser.ask('make', kind, kind, count);
    if (kind === 'ours') saw = says;
  }
  const fly = (name: string) => () =>
    browser.cost(() => browser.ask('fly', name, FRAMES, FROM, TO));
  type Name = 'ours' | 'mapLibre' | 'blank';
  const own = { ours: fly('ours'), blank: fly('blank') };
  const runs = withPeer ? { mapLibre: fly('mapLibre'), ...own } : own;
  const rounds = await alternate<Name>('blank', runs as Record<Name, ReturnType<typeof fly>>);
  for (const kind of kinds) await browser.ask('drop', kind);
  const of = `${count.toLocaleString('en')} orders`;
  const most = MOST_TIMES[count];
  const beside = { row: ROW, whose: 'ours', beside: 'blank', name: 'blank map' } as const;
  const figures = [
    figureOf(rounds, {
      ...beside,
      what: `browser's CPU a frame of a flight z12–z16 over ${of}`,
      metric: 'tree',
      ...(most ? { goal: { words: `≤ ${most} ×`, meets: (ratio) => ratio <= most } } : {}),
      note: saw,
    }),
    figureOf(rounds, { ...beside, what: `page's thread a frame, ${of}`, metric: 'thread' }),
    figureOf(rounds, { ...beside, what: `frame to frame, median, ${of}`, metric: 'interval' }),
    figureOf(rounds, { ...beside, what: `longest frame, ${of}`, metric: 'longest' }),
  ];
  const peer = {
    row: ROW,
    whose: 'ours',
    beside: 'mapLibre',
    name: "MapLibre's clusters",
  } as const;
  return withPeer
    ? [
        ...figures,
        figureOf(rounds, { ...peer, what: `browser's CPU a frame, ${of}`, metric: 'tree' }),
        figureOf(rounds, { ...peer, what: `page's thread a frame, ${of}`, metric: 'thread' }),
      ]
    : figures;
}

export async function benchPan(): Promise<Figure[]> {
  const browser = await Measured.open();
  try {
    await browser.ask('make', 'blank', 'blank', 0);
    const figures: Figure[] = [];
    for (const count of SIZES) figures.push(...(await benchSize(browser, count)));
    return figures;
  } finally {
    await browser.close();
  }
}
