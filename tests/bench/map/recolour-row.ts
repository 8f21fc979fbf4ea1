/** Row 5: all grids in the colours of another theme, beside drawing them again as they are and setting them anew as GeoJSON. */
import type { Figure } from '../figure.ts';
import { spreadOf } from '../rounds.ts';
import { alternate, figureOf, type Rounds } from './alternating.ts';
import { Measured } from './measured.ts';
import { GRIDS } from './page/asked.ts';

const ROW = '5 recolour';
/** Three seconds' worth at ten themes a second. */
const THEMES = 30;
const SCRIPT_MS = 0.2;
const TIMES = 6;

type Name = 'ours' | 'redraw' | 'setData';

function scriptFigure({ kept, thrown }: Rounds<Name>, classing: number): Figure {
  const script = spreadOf(kept.map(({ ours, redraw }) => ours.script - redraw.script));
  return {
    row: ROW,
    what: `JavaScript of a theme of ${GRIDS.toLocaleString('en')} grids, above drawing again`,
    unit: 'ms',
    ours: script,
    goal: `≤ ${SCRIPT_MS} ms`,
    met: kept.length > 0 && script.median <= SCRIPT_MS,
    note: `without classing its values, ${classing.toFixed(2)} ms; ${thrown} thrown away`,
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
    const classing = await browser.ask('classing', 100);
    const ours = { row: ROW, whose: 'ours', beside: 'redraw', name: 'drawing again' } as const;
    const theirs = { row: ROW, whose: 'setData', beside: 'ours', name: 'ours' } as const;
    const goal = { words: `≥ ${TIMES} × ours`, meets: (ratio: number) => ratio >= TIMES };
    return [
      scriptFigure(rounds, classing),
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
