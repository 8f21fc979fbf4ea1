/**
 * Row 1: the wall of a town, in a browser that was never here, from the address to the map's answer to a hand; beside a page of
 * MapLibre alone with nothing on it, from the same gateway. `--full` takes the city.
 */
import type { Page } from 'playwright-core';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { compare } from '../rounds.ts';
import { coldGateway } from './gateway.ts';
import { coldStart, type Opening, type Start } from './start.ts';

export const COLD_PARTS = { 'cold-gateway': coldGateway };

const ROW = '1 cold start';
const MOST_TIMES = 1.25;

/** MapLibre on a page with no other word. */
async function blankMap(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const from = new URL('.', location.href).href;
    const maps = (await import(`${from}maplibre-gl.mjs`)) as typeof import('maplibre-gl');
    maps.setWorkerUrl(`${from}maplibre-gl-worker.mjs`);
    const container = Object.assign(document.createElement('div'), { id: 'blank' });
    container.style.cssText = 'position:fixed;inset:0';
    document.body.append(container);
    const background = { 'background-color': '#0a1420' };
    const map = new maps.Map({
      container,
      style: {
        version: 8,
        sources: {},
        layers: [{ id: 'ground', type: 'background', paint: background }],
      },
      center: [120.4, 31.3],
      zoom: 12,
    });
    map.once('idle', () => {
      container.dataset.ready = 'true';
    });
  });
}

export async function benchCold(full: boolean): Promise<Figure[]> {
  const part = new Part('cold-gateway');
  try {
    const town = full ? 'city' : 'guangfu';
    const url = await part.ask<string>('open', town);
    const ours: Opening = {
      address: `${url}/wall`,
      cookie: await part.ask<string>('enter', 'wall1'),
      isThere: () =>
        document.documentElement.dataset.connection === 'live' &&
        document.querySelector('[data-ready="true"] canvas') !== null &&
        document.querySelector('[data-panel="queue"] li') !== null,
    };
    const blank: Opening = {
      address: `${url}/bench/blank.html`,
      prepare: blankMap,
      isThere: () => document.querySelector('#blank[data-ready="true"]') !== null,
    };
    const figures: Figure[] = [];
    // Tiles are made when they are first asked for; what is cold here is the browser.
    await coldStart(ours);
    for (const [metric, what] of [
      ['cpuMs', "browser's CPU"],
      ['wallMs', 'time'],
    ] as const) {
      const once = (opening: Opening) => async () =>
        ((await coldStart(opening)) satisfies Start)[metric];
      const { ours: mine, limit, ratio, thrown } = await compare(once(blank), once(ours));
      figures.push({
        row: ROW,
        what: `${what} from an empty profile to a pan answered, wall of ${town}`,
        unit: 'ms',
        ours: mine,
        against: { name: 'MapLibre on a blank page', value: limit, ratio },
        goal: `≤ ${MOST_TIMES} ×`,
        met: ratio.rounds > 0 && ratio.median <= MOST_TIMES,
        note: `${thrown} thrown away`,
      });
    }
    return figures;
  } finally {
    await part.ask('end').catch(() => {});
    part.end();
  }
}
