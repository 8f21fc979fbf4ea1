/**
 * A dispatcher's hour with the keyboard alone. A call is taken down (place by its name, category by its sound, the caller masked);
 * the acceptor accepts and files it; the dispatcher looks through the queue by initials, keeps a filter by name, sends one order and
 * takes it back, sends several at once, and finds the rest by the palette. No hand touches a mouse. Last, a worker's photo of a
 * problem on the way: from the phone to the dispatch within a minute.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Order } from '#domain/order/order.ts';
import { PULSE_MS } from '#wire/protocol.ts';
import { type GatewayProcess, startGateway } from '../faults/process.ts';
import { FUXI, gridsIn, reportIn, wish } from '../support/small-world.ts';
import { openPage, signIn, type Watched, withBrowser } from './browser.ts';

withBrowser();

let folder: string;
let gateway: GatewayProcess;
let chief: Watched;
let dispatcher: Watched;

/** Longer than three pulses, after which a screen would take a line that says nothing for dead. */
const SLOW_MS = 4 * PULSE_MS;

/** Every key that was pressed, letters among them. */
let pressed = 0;
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) {
    pressed += 1;
    await page.keyboard.press(key);
  }
};
const type = async (page: Page, text: string) => {
  pressed += text.length;
  await page.keyboard.type(text);
};
const row = '[data-panel="queue"] li a';
const expectRows = (page: Page, n: number) =>
  page.waitForFunction(([row, n]) => document.querySelectorAll(row).length === n, [
    row,
    n,
  ] as const);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

const give = ({ page }: Watched, name: string, input: object) =>
  page.evaluate(
    async ([id, name, input]) => {
      const response = await fetch(`/api/commands/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id, input }),
      });
      return (await response.json()) as { seq: number };
    },
    [wish(), name, input] as const,
  );

const orders = ({ page }: Watched, query: string): Promise<Order[]> =>
  page.evaluate(
    async (query) =>
      ((await (await fetch(`/api/orders?limit=200&${query}`)).json()) as { rows: Order[] }).rows,
    query,
  );

async function filed(category: string): Promise<Order> {
  const [grid] = gridsIn(FUXI);
  if (!grid) throw new Error('the town has no grids');
  const { seq } = await give(chief, 'order.report', { ...reportIn(grid), category });
  const made = (await orders(chief, `grid=${grid.id}`)).find(({ version }) => version === seq);
  if (!made) throw new Error('the report made no order');
  const { seq: accepted } = await give(chief, 'order.accept', { id: made.id, version: seq });
  const filing = { id: made.id, version: accepted, category, urgency: 2, level: 'GRID' };
  await give(chief, 'order.file', filing);
  return made;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'town-'));
  gateway = await startGateway(folder, { PORT: String(20_000 + (process.pid % 20_000)) });
  chief = await openPage(gateway.url, '/dispatch', { size: { width: 1440, height: 900 } });
  dispatcher = await openPage(gateway.url, '/dispatch', { size: { width: 1440, height: 900 } });
  await signIn(chief, 'chief1');
  await signIn(dispatcher, 'dispatcher1');
});
afterEach(() => {
  // A page loaded anew has had no hand on it yet: that an alarm can't sound then is the browser's own remark.
  const silent = /AudioContext was not allowed to start/;
  for (const { complaints } of [chief, dispatcher])
    expect(complaints.filter((text) => !silent.test(text))).toEqual([]);
});
afterAll(async () => {
  await gateway?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a call is taken down, accepted, filed and sent, and nobody reads who called', async () => {
  const { page } = chief;
  await page.waitForSelector(row);
  const before = pressed;
  const started = Date.now();
  await press(page, 'i');
  await page.waitForSelector('form[data-act="intake"] input[name="place"]:focus');
  const [grid] = gridsIn(FUXI);
  await type(page, grid?.id ?? '');
  await page.waitForSelector('form[data-act="intake"] [data-option^="grid"]');
  await press(page, 'Enter', 'Tab');
  await type(page, 'tdds');
  // 通道堵塞, by the first letters of how it sounds.
  await page.waitForSelector('[data-option="0102"]');
  await press(page, 'Enter');
  await page.waitForSelector('[data-alike-count]');
  // Urgency, then the source: what a camera showed needs nobody to verify it first.
  await press(page, 'Tab', 'Tab', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Tab', 'Tab');
  await type(page, '示例张三');
  await press(page, 'Tab');
  await type(page, '13900005678');
  await press(page, 'Enter');
  const card = page.locator('[data-panel="order-card"] [data-order]');
  await card.waitFor();
  const id = (await card.getAttribute('data-order')) ?? '';
  expect(page.url()).not.toContain('1390000');
  await page.locator('[data-caller="true"]').waitFor();
  expect(await page.locator('[data-caller]').textContent()).toContain('示* · 139****5678');

  // Accepted and filed by Enter on what the card offers next, then sent.
  for (const act of ['accept', 'file', 'dispatch']) {
    await page.waitForSelector(`form[data-act="${act}"] [type=submit]`);
    await page.focus(`form[data-act="${act}"] [type=submit]`);
    await press(page, 'Enter');
    await page.waitForSelector(`form[data-act="${act}"]`, { state: 'detached' });
  }
  await page.waitForSelector(`[data-panel="order-card"] [data-state="DISPATCHED"]`);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`from the call to the dispatch: ${pressed - before} keys, no click, ${seconds} s`);
  expect(seconds).toBeLessThan(60);
  const [order] = await orders(chief, `q=${id}`);
  expect(order).toMatchObject({ state: 'DISPATCHED', category: '0102', source: 'VIDEO' });
  expect(JSON.stringify([order, chief.frames, dispatcher.frames])).not.toContain('张三');
});

test('the undo takes a dispatch back before anybody signed', async () => {
  const { page } = chief;
  await page.waitForSelector('[data-offer]');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await press(page, 'Control+z');
  await page.waitForSelector('[data-panel="order-card"] [data-state="FILED"]');
});

test('the queue answers to initials, and a filter is kept by its name', async () => {
  const { page } = dispatcher;
  const road = await filed('0301');
  await page.waitForSelector(`${row}[data-order="${road.id}"]`);
  const all = await page.locator(row).count();
  await press(page, 'f');
  await type(page, 'tdds');
  await page.waitForFunction(
    ([row, all]) => {
      const n = document.querySelectorAll(row).length;
      return n > 0 && n < all;
    },
    [row, all] as const,
  );
  expect(await page.locator(`${row} b`).allTextContents()).toEqual(['通道堵塞']);
  await press(page, 'Escape');
  expect(await focused(page)).toBe('INPUT');
  // Along the chips to "类别": area, time, category.
  await press(page, 'Tab', 'Tab', 'Tab', 'Enter');
  await page.waitForSelector('[data-sheet] [data-choice="03"] input');
  await page.focus('[data-sheet] [data-choice="03"] input');
  const n = Number(await page.locator('[data-sheet] [data-choice="03"] small').textContent());
  await press(page, 'Space', 'Escape');
  await expectRows(page, n);
  expect(page.url()).toContain('filter=class*03');
  await page.focus('[data-panel="queue"] button[aria-label="常用筛选"]');
  await press(page, 'Enter');
  await page.waitForSelector('[data-sheet] form input:focus');
  await type(page, '市容');
  await press(page, 'Enter');
  await press(page, 'Control+k');
  await page.waitForSelector('dialog input:focus');
  await press(page, 'Escape');
  // It is there after the page was loaded anew, under its name, and in the palette.
  await page.goto(`${gateway.url}/dispatch`);
  await expectRows(page, all);
  await press(page, 'Control+k');
  await page.waitForSelector('dialog input:focus');
  await type(page, 'sr');
  await page.waitForSelector('[data-item="filter.市容"]');
  await press(page, 'Enter');
  await expectRows(page, n);
  await press(page, 'Control+k');
  await page.waitForSelector('dialog input:focus');
  await type(page, road.id);
  await page.waitForSelector(`[data-item="order ${road.id}"]`);
  await press(page, 'Enter');
  await page.waitForSelector(`[data-panel="order-card"] [data-order="${road.id}"]`);
});

test('several are marked by keys and sent together, each with its result', async () => {
  const { page } = dispatcher;
  await page.goto(`${gateway.url}/dispatch?number=to-dispatch`);
  await filed('0302');
  await page.waitForFunction((row) => document.querySelectorAll(row).length >= 3, row);
  const waiting = await page.locator(row).count();
  await press(page, 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await page.waitForFunction(() => document.querySelectorAll('[data-marked]').length >= 2);
  await press(page, 'Control+a');
  await page.waitForFunction(
    (n) => document.querySelectorAll('[data-marked]').length === n,
    waiting,
  );
  await press(page, 'b');
  await page.waitForSelector('dialog [data-bulk]');
  const ready = await page.locator('[data-bulk][data-ready="true"]').count();
  expect(ready).toBeGreaterThanOrEqual(2);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await press(page, 'Enter');
  await page.waitForFunction(
    (n) => document.querySelectorAll('[data-outcome]').length === n,
    ready,
  );
  expect(await page.locator('[data-outcome="done"]').count()).toBe(ready);
  await press(page, 'Enter');
  await page.waitForSelector('dialog', { state: 'detached' });
});

test('Esc goes up one level at a time, the sheet names every key, and axe finds nothing', async () => {
  const { page } = dispatcher;
  await press(page, '?');
  await page.waitForSelector('dialog [data-key="palette"]');
  await press(page, 'Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await press(page, 'i');
  await page.waitForSelector('form[data-act="intake"]');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  // The first Esc leaves the line, the second the form.
  await press(page, 'Escape', 'Escape');
  await page.waitForSelector('form[data-act="intake"]', { state: 'detached' });
  console.log(`keys pressed in the whole hour: ${pressed}`);
});

test('a photo from a phone is an order on its way within a minute', async () => {
  const phone = await openPage(gateway.url, '/field', {
    size: { width: 390, height: 844 },
    isPhone: true,
  });
  await signIn(phone, 'worker1');
  const picture = { create: { width: 640, height: 480, channels: 3, background: '#583' } } as const;
  const buffer = await sharp(picture).jpeg().toBuffer();
  let taps = 0;
  const tap = async (what: string) => {
    taps += 1;
    await phone.page.tap(what);
  };
  const form = '[data-act="field-report"]';
  const started = Date.now();
  await tap(`${form} > button`);
  await phone.page.setInputFiles(`${form} input[type=file]`, {
    name: 'street.jpg',
    mimeType: 'image/jpeg',
    buffer,
  });
  await phone.page.selectOption(`${form} select[name=category]`, '0303');
  // To take the picture and to choose the category are two taps each.
  taps += 4;
  await tap(`${form} [type=submit]`);
  await phone.page.waitForSelector(`${form} form`, { state: 'detached' });

  const { page } = chief;
  await page.goto(`${gateway.url}/dispatch`);
  await page.waitForSelector(row);
  const made = (await orders(chief, 'state=REPORTED')).find(({ category }) => category === '0303');
  if (!made) throw new Error('the photo made no order');
  expect(made).toMatchObject({ photosBefore: 1, source: 'GRID' });
  const before = pressed;
  await page.click(`${row}[data-order="${made.id}"]`);
  for (const act of ['accept', 'file', 'dispatch']) {
    await page.waitForSelector(`form[data-act="${act}"] [type=submit]`);
    await page.focus(`form[data-act="${act}"] [type=submit]`);
    await press(page, 'Enter');
    await page.waitForSelector(`form[data-act="${act}"]`, { state: 'detached' });
  }
  await page.waitForSelector('[data-panel="order-card"] [data-state="DISPATCHED"]');
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `from the photo to the dispatch: ${taps} taps, 1 click, ${pressed - before} keys, ${seconds} s`,
  );
  expect(seconds).toBeLessThan(60);
  expect(phone.complaints).toEqual([]);
  const { violations } = await new AxeBuilder({ page: phone.page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('a world that is longer on its way than a silent line is waited for still comes', async () => {
  const { page } = dispatcher;
  await page.route('**/api/world', async (route) => {
    await new Promise((done) => setTimeout(done, SLOW_MS));
    await route.continue();
  });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/world')) asked.push(request.url());
  });
  await page.goto(`${gateway.url}/dispatch`);
  await page.waitForSelector(row);
  await page.waitForFunction(() => document.documentElement.dataset.connection === 'live');
  expect(asked).toHaveLength(1);
});
