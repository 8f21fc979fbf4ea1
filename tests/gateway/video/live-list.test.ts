/** The live list a clock makes: whatever the instant, a player that reads on misses nothing, hears nothing twice and knows each seam. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SEGMENT_MS, SEGMENTS } from '#gateway/video/clips.ts';
import { countFrom, isThere, LISTED, liveList } from '#gateway/video/live-list.ts';

const read = (instant: number, began = instant) => {
  const text = liveList(instant, began, {
    clipOf: (lap) => `clip-${lap % 3}`,
    timeOf: (segment) => segment * SEGMENT_MS,
  });
  const number = (tag: string) => Number(new RegExp(`#EXT-X-${tag}:(\\d+)`).exec(text)?.[1]);
  let seams = number('DISCONTINUITY-SEQUENCE');
  let [map, time] = ['', Number.NaN];
  const segments: { segment: number; seams: number; map: string; time: number }[] = [];
  for (const line of text.split('\n')) {
    if (line === '#EXT-X-DISCONTINUITY') seams += 1;
    map = /^#EXT-X-MAP:URI="(.*)"$/.exec(line)?.[1] ?? map;
    const told = /^#EXT-X-PROGRAM-DATE-TIME:(.*)$/.exec(line)?.[1];
    if (told) time = Date.parse(told);
    const segment = /^(\d+)\.m4s$/.exec(line)?.[1];
    if (segment) segments.push({ segment: Number(segment), seams, map, time });
  }
  return { first: number('MEDIA-SEQUENCE'), segments };
};

const instants = fc.integer({ min: 1_600_000_000_000, max: 2_000_000_000_000 });

test('a list names the last whole segments, one after the other, at their times', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const { first, segments } = read(instant);
      expect(segments.map(({ segment }) => segment)).toEqual(
        Array.from({ length: LISTED }, (_, i) => first + i),
      );
      for (const { segment, time } of segments) {
        const whole = segment + countFrom(instant);
        expect(time).toBe(whole * SEGMENT_MS);
        expect(time + SEGMENT_MS).toBeLessThanOrEqual(instant);
        expect(isThere(whole, instant)).toBe(true);
      }
      expect(isThere(first + LISTED + countFrom(instant), instant)).toBe(false);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThan(2 * SEGMENTS);
    }),
  );
});

test('read on, whenever: the numbers never go back, and a segment is told the same each time', () => {
  fc.assert(
    fc.property(instants, fc.array(fc.integer({ min: 0, max: 40_000 })), (start, waits) => {
      const told = new Map<number, unknown>();
      let [instant, last] = [start, 0];
      for (const wait of waits) {
        const { first, segments } = read(instant, start);
        expect(first).toBeGreaterThanOrEqual(last);
        last = first;
        for (const segment of segments) {
          expect(told.get(segment.segment) ?? segment).toEqual(segment);
          told.set(segment.segment, segment);
        }
        instant += wait;
      }
    }),
  );
});

test('between two segments there are as many seams as times the clip began anew, and each lap has its clip', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 200_000 }), (instant, later) => {
      const all = [...read(instant).segments, ...read(instant + later, instant).segments];
      const [one] = all;
      const lapAt = (time: number) => Math.floor(time / SEGMENT_MS / SEGMENTS);
      for (const { seams, map, time } of all) {
        const lap = lapAt(time);
        expect(seams - (one?.seams ?? 0)).toBe(lap - lapAt(one?.time ?? 0));
        expect(map).toBe(`clip-${lap % 3}.mp4`);
      }
    }),
  );
});
