/** The clips that come with the house: small, of one cut, of H.264 that browsers play, by day and by night. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Clips, cutClip } from '#gateway/video/clips.ts';
import { sceneOf } from '#gateway/video/simulated.ts';

const FOLDER = 'data/clips';
const films = readdirSync(FOLDER).filter((name) => name.endsWith('.mp4'));

test.each(films)('%s is cut as the clock expects, and small', (name) => {
  const bytes = readFileSync(`${FOLDER}/${name}`);
  const { init, segments } = cutClip(bytes);
  expect(init.includes('avc1')).toBe(true);
  expect(segments).toHaveLength(12);
  expect(statSync(`${FOLDER}/${name}`).size).toBeLessThan(1_000_000);
});

test('a film that is cut otherwise is refused', () => {
  const bytes = readFileSync(`${FOLDER}/${films[0]}`);
  const { init, segments } = cutClip(bytes);
  expect(() => cutClip(Buffer.concat([init, ...segments.slice(1)]))).toThrow();
  expect(() => cutClip(bytes.subarray(0, 5_000))).toThrow();
});

test('whatever a camera watches there is a scene of it, by day and by night, with a still', () => {
  const clips = new Clips(FOLDER);
  for (const trade of ['00', '11', '54', '08'])
    for (let row = 0; row < 40; row += 1)
      for (const light of ['day', 'night']) {
        const name = `${sceneOf({ id: `32050618${trade}1326${String(row).padStart(6, '0')}` })}-${light}`;
        expect(clips.get(name), name).toBeDefined();
        expect(clips.still(name)?.subarray(8, 12).toString()).toBe('WEBP');
      }
});
