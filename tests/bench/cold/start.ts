/** One cold start: a browser that was never here opens a page, waits for what it came for, and pulls at the map until that moves. */
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { ARGUMENTS, CHROMIUM } from '../../support/chromium.ts';

const SIZE = { width: 1920, height: 1080 };
const GIVE_UP_MS = 120_000;
/** The middle of the wall's map, and where it is pulled to. */
const FROM = [960, 540] as const;
const TO = [900, 500] as const;

/** Until the map answered the hand. */
export interface Start {
  readonly wallMs: number;
  /** Of the whole browser. */
  readonly cpuMs: number;
}

/** What is opened. `isThere` holds once the first frame with its data was drawn; runs in the page. */
export interface Opening {
  readonly address: string;
  readonly cookie?: string;
  readonly prepare?: (page: Page) => Promise<void>;
  readonly isThere: () => boolean;
}

/** Runs before the page does: counts what is drawn on canvases. */
function countDraws(): void {
  Object.assign(globalThis, { benchDraws: 0 });
  const { prototype } = WebGL2RenderingContext;
  for (const name of ['clear', 'drawArrays', 'drawElements', 'drawElementsInstanced'] as const) {
    const draw = prototype[name] as (...rest: unknown[]) => void;
    Object.assign(prototype, {
      [name](this: WebGL2RenderingContext, ...rest: unknown[]) {
        (globalThis as unknown as { benchDraws: number }).benchDraws += 1;
        draw.apply(this, rest);
      },
    });
  }
}

const draws = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { benchDraws: number }).benchDraws);

/** Pulls at the map; done when it was drawn while the hand moved. */
async function pan(page: Page): Promise<void> {
  await page.mouse.move(...FROM);
  await page.mouse.down();
  const before = await draws(page);
  await page.mouse.move(...TO, { steps: 4 });
  await page.waitForFunction(
    (before) => (globalThis as unknown as { benchDraws: number }).benchDraws > before,
    before,
    { timeout: GIVE_UP_MS },
  );
  await page.mouse.up();
}

async function open(context: BrowserContext, what: Opening): Promise<void> {
  if (what.cookie)
    await context.addCookies([
      { name: 'sid', value: what.cookie, url: new URL(what.address).origin },
    ]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(what.address);
  await what.prepare?.(page);
  await page.waitForFunction(what.isThere, undefined, { timeout: GIVE_UP_MS });
  await pan(page);
  if (process.env.BENCH_SHOTS)
    await page.screenshot({
      path: `${process.env.BENCH_SHOTS}/${what.cookie ? 'ours' : 'blank'}.png`,
    });
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

export async function coldStart(what: Opening): Promise<Start> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  try {
    const session = await browser.newBrowserCDPSession();
    const cpu = async () => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      return 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    };
    const context = await browser.newContext({ viewport: SIZE, locale: 'zh-CN' });
    await context.addInitScript(countDraws);
    const [began, spent] = [performance.now(), await cpu()];
    await open(context, what);
    return { wallMs: performance.now() - began, cpuMs: (await cpu()) - spent };
  } finally {
    await browser.close();
  }
}
