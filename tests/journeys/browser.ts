/** A real browser for journeys: pages that are watched for every console error and every request that leaves the house. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { ARGUMENTS, CHROMIUM } from '../support/chromium.ts';

let browser: Browser | undefined;

/** Opens a browser for the file's journeys and closes it after them. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ARGUMENTS,
    });
  });
  afterAll(async () => {
    await browser?.close();
  });
}

export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Text frames that came over the page's websockets. */
  readonly frames: string[];
  /** Console errors and warnings, page errors, requests to other hosts. */
  readonly complaints: string[];
  /** What the browser itself says of a gateway that is gone is no complaint meanwhile. */
  expectOutage(is: boolean): void;
  /** Nor is what it says of a 503 to requests whose addresses the journey itself makes fail. */
  expectRefused(addresses: RegExp): void;
}

/** What a browser writes by itself when nobody answers. */
const OUTAGE =
  /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|WebSocket connection to|503 \(/;
/** What it writes by itself of a refused request; no page can keep it from that. */
const REFUSED = /^Failed to load resource: the server responded with a status of 503 /;

export interface PageOptions {
  readonly size?: { readonly width: number; readonly height: number };
  readonly language?: string;
  readonly isPhone?: boolean;
  /** A page whose words are looked at needs none, and a processor that draws no maps has time for them. */
  readonly hasMap?: boolean;
}

const MAP_CODE = /\/assets\/MapStage-[^/]*\.js$/;

export async function openPage(
  url: string,
  path: string,
  options: PageOptions = {},
): Promise<Watched> {
  if (!browser) throw new Error('withBrowser() was not called');
  const { size = { width: 1920, height: 1080 }, language = 'zh-CN' } = options;
  const { isPhone = false, hasMap = true } = options;
  const context = await browser.newContext({
    viewport: size,
    locale: language,
    hasTouch: isPhone,
    isMobile: isPhone,
  });
  const page = await context.newPage();
  if (!hasMap)
    await page.route(MAP_CODE, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'export default () => null;' }),
    );
  const frames: string[] = [];
  const complaints: string[] = [];
  let outage = false;
  let refused: RegExp | undefined;
  const complain = (text: string) => {
    if (!(outage && OUTAGE.test(text))) complaints.push(text);
  };
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    if (REFUSED.test(message.text()) && refused?.test(message.location().url)) return;
    complain(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => complain(`page error: ${message}`));
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (/^(http|ws)s?:$/.test(protocol) && host !== new URL(url).host)
      complain(`outside: ${request.url()}`);
  });
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload === 'string') frames.push(payload);
    }),
  );
  await page.goto(url + path);
  return {
    page,
    context,
    frames,
    complaints,
    expectOutage: (is) => {
      outage = is;
    },
    expectRefused: (addresses) => {
      refused = addresses;
    },
  };
}

/** Signs in on the page as a person does, with a demo account. */
export async function signIn({ page }: Watched, login: string): Promise<void> {
  await page.click(`[data-demo="${login}"]`);
  await page.waitForFunction(() => document.documentElement.dataset.connection === 'live');
}

/** The map has drawn its data. */
export const mapReady = (page: Page) =>
  page.waitForSelector('[data-ready="true"]', { timeout: 60_000 });

/** What the page holds, as it says of itself. */
export const held = (page: Page) =>
  page.evaluate(() => ({
    upto: Number(document.documentElement.dataset.upto),
    hash: document.documentElement.dataset.hash,
    connection: document.documentElement.dataset.connection,
  }));

/** Asks the gateway for the fingerprint of what this page's account may see. */
export const fingerprint = (page: Page) =>
  page.evaluate(
    async () => (await (await fetch('/api/state-hash')).json()) as { seq: number; hash: string },
  );

export async function expectWhole({ page }: Pick<Watched, 'page'>): Promise<void> {
  const { seq, hash } = await fingerprint(page);
  await page.waitForFunction((seq) => Number(document.documentElement.dataset.upto) >= seq, seq);
  expect((await held(page)).hash).toBe(hash);
}
