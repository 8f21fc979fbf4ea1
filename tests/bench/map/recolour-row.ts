/** Row 5: all grids in the colours of another theme, beside drawing them again as they are and setting them anew as GeoJSON. */
import type { Figure } from '../figure.ts';
import { ROUNDS, spreadOf } from '../rounds.ts';
import { alternate, figureOf } from './alternating.ts';
import { Measured } from './measured.ts';
import { GRIDS } from './page/asked.ts';

const ROW = '5 recolour';
const THEMES = 12;
const SCRIPT_MS = 0.2;
const TIMES = 6;

type Name = 'ours' | 'redraw' | 'setData';

/** Medians of five series; a call is too short to be told from the frames around it by the thread's processor time. */
async function benchCalls(browser: Measured): Promise<Figure> {
  const median = async () => spreadOf(await browser.ask('calling', 'palette', THEMES)).median;
  await median();
  const series: number[] = [];
  while (series.length < ROUNDS) series.push(await median());
  const classing = await browser.ask('classing', 100);
  const ours = spreadOf(series);
  return {
    row: ROW,
    what: `JavaScript of handing over a theme of ${GRIDS.toLocaleString('en')} grids`,
    unit: 'ms',
    ours,
    goal: `≤ ${SCRIPT_MS} ms`,
    met: ours.median <= SCRIPT_MS,
    note: `without classing its values, ${classing.toFixed(2)} ms`,
  };
}

export async function benchRecolour(): Promise<Figure[]> {
  const browser = await Measured.open();
  try {
    const saw = await browser.ask('make', 'palette', 'palette', GRIDS);
    await browser.ask('make', 'setData', 'setData', GRIDS);
    const colour = (name: string, times: number, isNew: boolean) => () =>
      browser.cost(() => browser.ask('recolour', name, times, isNew));
    const rounds = await alternate<Name>('redraw', {
      ours: colour('palette', THEMES, true),
      setData: colour('setData', THEMES / 3, true),
      redraw: colour('palette', THEMES, false),
    });
    const ours = { row: ROW, whose: 'ours', beside: 'redraw', name: 'drawing again' } as const;
    const theirs = { row: ROW, whose: 'setData', beside: 'ours', name: 'ours' } as const;
    const goal = { words: `≥ ${TIMES} × ours`, meets: (ratio: number) => ratio >= TIMES };
    return [
      await benchCalls(browser),
      figureOf(rounds, { ...ours, what: "browser's CPU of a theme", metric: 'tree', note: saw }),
      figureOf(rounds, { ...ours, what: 'until its pixel is there', metric: 'interval' }),
      figureOf(rounds, {
        ...theirs,
        what: "setData: browser's CPU of a theme",
        metric: 'tree',
        goal,
      }),
      figureOf(rounds, {
        ...theirs,
        what: 'setData: until its pixel is there',
        metric: 'interval',
      }),
    ];
  } finally {
    await browser.close();
  }
}
