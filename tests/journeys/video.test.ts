/**
 * Real pictures beside the live map: HLS made by ffmpeg, fetched by the gateway, played in a browser. A camera clicked on the map
 * plays. On patrol one encoder is killed, one sends too slowly, one speaks H.265, one's list is broken: each tile says what is wrong
 * and since when, none is black, the others play on, and what is mended comes back by itself.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GatewayProcess, startGateway } from '../faults/process.ts';
import { type HungCamera, writeCameraTown } from '../support/camera-town.ts';
import { VideoPlatform, whyNoPlatform } from '../support/video-platform.ts';
import { mapReady, openPage, signIn, type Watched, withBrowser } from './browser.ts';

const missing = whyNoPlatform();
if (missing) console.log(missing);

const SOURCES = ['well', 'killed', 'slow', 'h265', 'broken'] as const;
type Source = (typeof SOURCES)[number];

const tile = (id: string) => `[data-camera="${id}"]`;
const standsAs = (page: Page, id: string, state: string) =>
  page.waitForSelector(`${tile(id)}[data-state="${state}"]`, { timeout: 60_000 });

/** Plays on by a second from now. */
async function expectMoving(page: Page, id: string): Promise<void> {
  await standsAs(page, id, 'playing');
  const video = `${tile(id)} video`;
  const at = await page.$eval(video, (one) => (one as HTMLVideoElement).currentTime);
  await page.waitForFunction(
    ([video, at]) => (document.querySelector<HTMLVideoElement>(video)?.currentTime ?? 0) > at + 1,
    [video, at] as const,
    { timeout: 60_000 },
  );
}

/** How bright the picture in a tile's video is and how much it varies, of 255. */
const light = (page: Page, id: string) =>
  page.$eval(`${tile(id)} video`, (video) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [64, 36];
    const pen = canvas.getContext('2d');
    pen?.drawImage(video as HTMLVideoElement, 0, 0, 64, 36);
    const bytes = pen?.getImageData(0, 0, 64, 36).data ?? new Uint8ClampedArray();
    const greens = Array.from(bytes).filter((_, i) => i % 4 === 1);
    return { mean: greens.reduce((sum, one) => sum + one, 0) / greens.length };
  });

/** What a person sees in its place has words or a picture in it. */
async function expectNotBlack(page: Page, id: string): Promise<void> {
  const seen = await page.locator(`${tile(id)} > div`).screenshot();
  const { channels } = await sharp(seen).removeAlpha().stats();
  expect(Math.max(...channels.map(({ max }) => max)), id).toBeGreaterThan(150);
  expect(Math.max(...channels.map(({ stdev }) => stdev)), id).toBeGreaterThan(8);
}

describe.skipIf(missing !== undefined)('cameras with real pictures', () => {
  withBrowser();

  let folder: string;
  let platform: VideoPlatform;
  let gateway: GatewayProcess;
  let desk: Watched;
  const cameras = new Map<Source, HungCamera>();
  const idOf = (source: Source): string => cameras.get(source)?.id ?? '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'town-'));
    platform = await new VideoPlatform().open();
    const hung = writeCameraTown(
      join(folder, 'towns'),
      SOURCES.map((source) => platform.list(source)),
    );
    for (const [i, source] of SOURCES.entries()) {
      const camera = hung[i];
      if (camera) cameras.set(source, camera);
    }
    platform.fail('broken', 'broken');
    [gateway] = await Promise.all([
      startGateway(join(folder, 'data'), { TOWNS_DIR: join(folder, 'towns') }),
      platform.begin('well', 'street-day'),
      platform.begin('killed', 'shore-day'),
      platform.begin('slow', 'crossing-day'),
      platform.beginH265('h265', 'market-day'),
    ]);
  });
  afterAll(async () => {
    platform?.close();
    await gateway?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a camera clicked on the map plays', async () => {
    const [lon, lat] = cameras.get('well')?.point ?? [];
    const view = `/dispatch?at=${lon?.toFixed(5)}_${lat?.toFixed(5)}_16.5`;
    desk = await openPage(gateway.url, view, { size: { width: 1280, height: 800 } });
    await signIn(desk, 'chief1');
    const { page } = desk;
    await mapReady(page);
    const box = await page.locator('canvas').first().boundingBox();
    if (!box) throw new Error('there is no map');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForSelector(`[data-panel="thing-card"] ${tile(idOf('well'))}`);
    await expectMoving(page, idOf('well'));
    expect((await light(page, idOf('well'))).mean).toBeGreaterThan(20);
    // Filmed, not drawn; and the time in it is told.
    expect(await page.locator(`${tile(idOf('well'))} [data-simulated]`).count()).toBe(0);
    expect(await page.locator(`${tile(idOf('well'))} time`).count()).toBe(1);
    expect(desk.complaints).toEqual([]);
  });

  test('what is wrong is said with its age, the others play on, and what is mended comes back', async () => {
    const { page } = desk;
    const wrong = [idOf('broken'), idOf('slow')].join('|');
    desk.expectRefused(new RegExp(`/api/cameras/(${wrong})/live/`));
    await page.goto(`${gateway.url}/video?layout=9&turns=no`);
    for (const source of ['well', 'killed', 'slow'] as const)
      await expectMoving(page, idOf(source));
    const began = Date.now();
    await platform.kill('killed');
    platform.fail('slow', 'late');

    const why = (source: Source, reason: string) =>
      page.waitForSelector(`${tile(idOf(source))} [data-why="${reason}"]`, { timeout: 60_000 });
    await why('h265', 'h265');
    await why('broken', 'stream.broken-list');
    await standsAs(page, idOf('slow'), 'stalled');
    platform.fail('slow', undefined);
    await why('killed', 'frozen');
    for (const source of SOURCES) await expectNotBlack(page, idOf(source));
    // Under its words stands the last picture there was.
    expect(await page.locator(`${tile(idOf('killed'))} canvas`).isVisible()).toBe(true);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

    const restored = platform.begin('killed', 'shore-day');
    await expectMoving(page, idOf('slow'));
    await restored;
    await expectMoving(page, idOf('killed'));
    await expectMoving(page, idOf('well'));

    // Tried again and again meanwhile, it is still wrong since the beginning.
    const said = await page.locator(`${tile(idOf('broken'))} [data-age]`).innerText();
    const seconds = Number(/(\d+)\s*秒/.exec(said)?.[1]);
    expect(seconds).toBeGreaterThanOrEqual(Math.floor((Date.now() - began) / 1_000) - 1);
    platform.fail('broken', undefined);
    expect(desk.complaints).toEqual([]);
  });
});
