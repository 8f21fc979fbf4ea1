/** What a browser that has never been here fetches until a screen stands, as many bytes as came over the wire. */
import type { Browser, Request } from 'playwright-core';

export interface Fetched {
  readonly path: string;
  /** Bytes of the body as it was sent. */
  readonly bytes: number;
  readonly encoding: string;
}

export interface Screen {
  readonly path: string;
  /** Nobody: the screen is open to all. */
  readonly login?: string;
  /** What is on it when it stands. */
  readonly stands: string;
  readonly isPhone?: boolean;
}

/** A screen stands, and then asks for nothing more for so long. */
const QUIET_MS = 1_500;
const GIVE_UP_MS = 90_000;

async function told(request: Request): Promise<Fetched | undefined> {
  const response = await request.response();
  if (!response) return undefined;
  const { 'content-encoding': encoding = '', 'content-length': length } =
    await response.allHeaders();
  const bytes = length === undefined ? (await request.sizes()).responseBodySize : Number(length);
  return { path: new URL(request.url()).pathname, bytes, encoding };
}

export async function firstLoad(
  browser: Browser,
  url: string,
  { path, stands, isPhone = false }: Screen,
  token: string | undefined,
): Promise<Fetched[]> {
  const context = await browser.newContext({
    viewport: isPhone ? { width: 390, height: 844 } : { width: 1920, height: 1080 },
    locale: 'zh-CN',
    isMobile: isPhone,
  });
  try {
    if (token) await context.addCookies([{ name: 'sid', value: token, url }]);
    const page = await context.newPage();
    const coming: Promise<Fetched | undefined>[] = [];
    let last = performance.now();
    context.on('requestfinished', (request) => {
      last = performance.now();
      coming.push(told(request));
    });
    await page.goto(url + path);
    await page.waitForSelector(stands, { timeout: GIVE_UP_MS });
    while (performance.now() - last < QUIET_MS) await page.waitForTimeout(QUIET_MS / 5);
    return (await Promise.all(coming)).filter((one) => one !== undefined);
  } finally {
    await context.close();
  }
}
