/** A browser that nobody holds on to: looked at over its debugging port when wanted, and left alone in between. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { ARGUMENTS, CHROMIUM } from './chromium.ts';

const targets = z.array(z.object({ type: z.string(), url: z.string() }));
const LOOK_MS = 100;

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** @param inner size of the window in pixels. */
export async function openLoneBrowser(inner: { width: number; height: number }) {
  const profile = mkdtempSync(join(tmpdir(), 'browser-'));
  const args = [
    ...ARGUMENTS,
    '--headless=new',
    // Nobody looks at its maps.
    '--disable-3d-apis',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    `--window-size=${inner.width},${inner.height}`,
    'about:blank',
  ];
  const child = spawn(CHROMIUM, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = once(child, 'exit');
  let said = '';
  const port = await new Promise<string>((found, failed) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const told = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(said)?.[1];
      if (told) found(told);
    });
    child.once('exit', () => failed(new Error(`no browser: ${said.slice(-500)}`)));
  });
  const door = `http://127.0.0.1:${port}`;

  return {
    /** Does something with its page, and lets go of it. */
    async visit<T>(deed: (page: Page) => Promise<T>): Promise<T> {
      const browser = await chromium.connectOverCDP(door);
      try {
        const page = browser.contexts()[0]?.pages()[0];
        if (!page) throw new Error('the browser has no page');
        return await deed(page);
      } finally {
        await browser.close();
      }
    },
    /** Waits until its page is at such an address, as the browser says, not the page. Throws after `withinMs`. */
    async reaches(address: (url: string) => boolean, withinMs: number): Promise<void> {
      const giveUp = Date.now() + withinMs;
      let urls: string[] = [];
      while (Date.now() < giveUp) {
        const all = targets.parse(await (await fetch(`${door}/json/list`)).json());
        urls = all.filter(({ type }) => type === 'page').map(({ url }) => url);
        if (urls.some(address)) return;
        await pause(LOOK_MS);
      }
      throw new Error(`after ${withinMs} ms the browser is at ${urls.join(' ')}`);
    },
    async close(): Promise<void> {
      child.kill('SIGKILL');
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
