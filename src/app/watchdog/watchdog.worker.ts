/**
 * The watchdog of a wall, a service worker: a page that has said nothing for a while hangs, and is led away. It can't be told to
 * reload, for its thread never hears it; the page it is led over gets a process of its own, and leads back.
 */
import { HEAL_PATH } from '#wire/heal.ts';
import type { Word } from './word.ts';

/** A slow machine without a GPU may draw its first map for many seconds; a wall led away in vain is worse than one late. */
const SILENCE_MS = 45_000;
const AGAIN_MS = 5_000;

/** What of a service worker's world is used here; the house's types are a page's. */
interface Client {
  readonly id: string;
  navigate(url: string): Promise<unknown>;
}
interface Dog extends EventTarget {
  readonly clients: {
    get(id: string): Promise<Client | undefined>;
    claim(): Promise<void>;
  };
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
}
interface Waiting extends Event {
  /** The dog stays awake until then. */
  waitUntil(until: Promise<unknown>): void;
}
interface Heard extends Waiting {
  readonly source: Client;
  readonly data: Word;
}

const dog = globalThis as unknown as Dog;
/** For each page that is watched, how its watch is ended. */
const watches = new Map<string, () => void>();

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Leads a page away once there is somewhere to lead it. */
async function heal(id: string, at: string): Promise<void> {
  while (!(await fetch(HEAL_PATH).catch(() => undefined))?.ok) await wait(AGAIN_MS);
  const page = await dog.clients.get(id);
  if (!page) return;
  await page.navigate(`${HEAL_PATH}?to=${encodeURIComponent(at)}`);
  // As long as it is registered it lives in the process that hangs, and keeps that one running.
  await dog.registration.unregister();
}

const watch = (id: string, at: string) =>
  new Promise<void>((over) => {
    const timer = setTimeout(() => void heal(id, at).finally(over), SILENCE_MS);
    watches.set(id, () => {
      clearTimeout(timer);
      watches.delete(id);
      over();
    });
  });

dog.addEventListener('install', () => void dog.skipWaiting());
dog.addEventListener('activate', (event) => (event as Waiting).waitUntil(dog.clients.claim()));
dog.addEventListener('message', (event) => {
  const { source, data, waitUntil } = event as Heard;
  watches.get(source.id)?.();
  if (data.at !== null) waitUntil.call(event, watch(source.id, data.at));
});
