/** A table of an old system's orders, as long as one likes, by a seed: four years of them, one in two thousand still open. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { chanceFrom } from '#gateway/chance.ts';
import { files, NOW } from '../../support/small-world.ts';

const HEAD = '工单编号,类别,状态,上报时间,结案时间,经度,纬度,来源\n';
const HOUR = 3_600_000;
const SPAN_MS = 4 * 365 * 24 * HOUR;
const OPEN = 2_000;
const CATEGORIES = ['0101', '0203', '0301', '0305', '0401', '0601'];
const PIECE = 2_000;
const A = 65;

export const MAP = {
  columns: {
    number: '工单编号',
    category: '类别',
    state: '状态',
    reportedAt: '上报时间',
    closedAt: '结案时间',
    longitude: '经度',
    latitude: '纬度',
    source: '来源',
  },
  categories: Object.fromEntries(CATEGORIES.map((code) => [code, code])),
  states: { 已办结: 'CLOSED', 待派遣: 'FILED' },
  sources: { 网格: 'GRID' },
};

const written = (instant: number): string =>
  new Date(instant + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');

function* rowsOf(count: number, mark: string): Iterable<string> {
  const chance = chanceFrom(count);
  yield HEAD;
  for (let from = 0; from < count; from += PIECE) {
    let piece = '';
    for (let i = from; i < Math.min(count, from + PIECE); i++) {
      const grid = files.grids[i % files.grids.length];
      if (!grid) throw new Error('a town without grids');
      const [lon, lat] = grid.centre;
      const open = i % OPEN === 0;
      const at = open
        ? NOW - HOUR
        : NOW - SPAN_MS + Math.floor(((SPAN_MS - 80 * HOUR) * i) / count);
      const closed = open ? '' : written(at + Math.floor(chance() * 72 * HOUR));
      piece += `${mark}${i},${CATEGORIES[i % CATEGORIES.length]},${open ? '待派遣' : '已办结'},${written(at)},${closed},${(lon + chance() * 1e-3).toFixed(6)},${(lat + chance() * 1e-3).toFixed(6)},网格\n`;
    }
    yield piece;
  }
}

/** @param turn a number is one order's, so each import brings others, written as long. */
export const writeTable = (file: string, count: number, turn: number): Promise<void> =>
  pipeline(
    Readable.from(rowsOf(count, String.fromCharCode(A + (turn % 26)))),
    createWriteStream(file),
  );
