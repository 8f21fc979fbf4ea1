/**
 * Row 10: the queue of a desk with a hundred thousand open orders. A keystroke that leaves a fifth of them, one that brings them all
 * back, and a jump to the last: each from the hand to the painted frame, beside the bare scan of as many numbers. A million rows
 * are no screen's: those are the list's, read in pages (row `reads`).
 */
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { ROUNDS, spreadOf } from '../rounds.ts';
import { CATEGORIES, listGateway } from './gateway.ts';
import { type Deed, ListPage } from './page.ts';

export const LIST_PARTS = { 'list-gateway': listGateway };

const ROW = '10 list';
const ORDERS = 100_000;
const PAINT_MS = 50;
const WARM_UPS = 2;
/** A category by its name, and the same by the first letters of how it sounds. */
const TYPED = ['暴露垃圾', 'bllj'] as const;

export async function benchList(): Promise<Figure[]> {
  const part = new Part('list-gateway');
  try {
    const { url, open } = await part.ask<{ url: string; open: number }>('open', ORDERS);
    const page = await ListPage.open(url, await part.ask<string>('enter', 'chief1'), open);
    try {
      const scans: number[] = [];
      const frames: number[] = [];
      const deeds = {
        name: [] as number[],
        sound: [] as number[],
        all: [] as number[],
        jump: [] as number[],
      };
      const note = (
        to: number[],
        round: number,
        { ms, rows }: Deed,
        is: (n: number) => boolean,
      ) => {
        if (!is(rows)) throw new Error(`the queue says ${rows} rows`);
        if (round >= WARM_UPS) to.push(ms);
      };
      const isFifth = (n: number) => Math.abs(n - open / CATEGORIES.length) < open / 1_000;
      for (let round = 0; round < ROUNDS + WARM_UPS; round++) {
        frames.push(await page.frame());
        scans.push(await page.scan(ORDERS, CATEGORIES.length));
        note(deeds.name, round, await page.find(TYPED[0]), isFifth);
        note(deeds.all, round, await page.find(''), (n) => n === open);
        note(deeds.sound, round, await page.find(TYPED[1]), isFifth);
        await page.find('');
        note(deeds.jump, round, await page.jump(), (n) => n === open);
      }
      const scan = spreadOf(scans.slice(WARM_UPS));
      const frame = spreadOf(frames.slice(WARM_UPS)).median;
      const figure = (what: string, ms: readonly number[]): Figure => {
        const ours = spreadOf(ms);
        const ratio = spreadOf(ms.map((one, i) => one / Math.max(0.001, scans[i + WARM_UPS] ?? 1)));
        return {
          row: ROW,
          what,
          unit: 'ms to paint',
          ours,
          against: { name: 'bare scan of as many numbers', value: scan, ratio },
          goal: `≤ ${PAINT_MS} ms`,
          met: ours.median <= PAINT_MS,
          note: `${open} open orders; a letter of this page is painted in ${frame.toFixed(0)} ms`,
        };
      };
      return [
        figure('a keystroke that leaves a fifth, by name', deeds.name),
        figure('the same by initials', deeds.sound),
        figure('a keystroke that brings all back', deeds.all),
        figure('a jump to the last row', deeds.jump),
      ];
    } finally {
      await page.close();
    }
  } finally {
    await part.ask('end').catch(() => {});
    part.end();
  }
}
