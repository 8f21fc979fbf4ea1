/** The gateway over HTTP; and beside it an empty route that commits an equal group through the same gathering. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import Fastify from 'fastify';
import { readConfig } from '#gateway/config.ts';
import type { EngineStore, Group, Store } from '#gateway/database/store.ts';
import { type Gateway, openGateway } from '#gateway/gateway.ts';
import { CHIEF, engineOn, foundedEngine } from '../../support/small-world.ts';
import { cpuMicros, serveAsPart } from '../part.ts';
import { Gatherer } from './gather.ts';
import { countAbove, diskFolder, newId, prepare, type Wish } from './mix.ts';

function serveWishes(
  folder: string,
  house: () => { store: Store; user: string },
  doors: { open: () => Promise<number>; prepare: (count: number) => Promise<Wish[]> },
): void {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  let wishes: Wish[] = [];
  let [seq, cpu] = [0, 0];
  serveAsPart({
    open: doors.open,
    prepare: async (count: number) => {
      wishes = await doors.prepare(count);
      seq = house().store.seq;
      cpu = cpuMicros();
      return wishes;
    },
    /** Microseconds of the processor for each command since they were prepared; throws when one was lost. */
    cost: () => {
      const cost = (cpuMicros() - cpu) / wishes.length;
      const { store, user } = house();
      const kept = countAbove(store, seq, wishes, user);
      if (kept !== wishes.length) throw new Error(`${wishes.length - kept} acknowledged and lost`);
      return cost;
    },
    end: () => process.exit(),
  });
}

export function gatewayProcess(): void {
  const folder = diskFolder('gateway');
  let gateway: Gateway;
  const page = join(folder, 'page');
  mkdirSync(page, { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>bench</title>');
  const user = () => {
    const chief = gateway.house.accounts.all().find(({ login }) => login === 'chief1');
    return chief?.id ?? '';
  };
  serveWishes(folder, () => ({ store: gateway.house.store, user: user() }), {
    open: async () => {
      const config = readConfig({
        PORT: '0',
        DATA_DIR: folder,
        TOWNS_DIR: 'tests/towns',
        DEMO: 'live',
        LOG_LEVEL: 'warn',
      });
      const data = resolve('data');
      gateway = await openGateway(config, { page, data, tell: () => {} });
      return Number(new URL(gateway.url).port);
    },
    prepare: (count) => prepare(gateway.house.engine, count),
  });
}

/** Hears what the engine would have committed, and commits nothing. */
class Ear implements EngineStore {
  readonly #store: Store;
  heard: Group[] = [];
  constructor(store: Store) {
    this.#store = store;
  }
  get seq() {
    return this.#store.seq;
  }
  get epoch() {
    return this.#store.epoch;
  }
  get reads() {
    return this.#store.reads;
  }
  world = () => this.#store.world();
  recent = (limit: number) => this.#store.recent(limit);
  done = () => undefined;
  commit = async (group: Group) => void this.heard.push(group);
}

/** One group out of many of one command each, numbered on from the store's last event. */
function joined(groups: readonly Group[], start: number): Group {
  const numbered = groups.map(({ events, changes, words, claims, commands }, i) => {
    const seq = start + i + 1;
    return {
      events: events.map((event) => ({ ...event, seq })),
      changes: changes.map((change) => ({ ...change, seq })),
      words,
      claims,
      commands: commands.map((command) => ({ ...command, seq })),
    };
  });
  return {
    events: numbered.flatMap(({ events }) => events),
    changes: numbered.flatMap(({ changes }) => changes),
    words: numbered.flatMap(({ words }) => words),
    claims: numbered.flatMap(({ claims }) => claims),
    commands: numbered.flatMap(({ commands }) => commands),
  };
}

export function emptyProcess(): void {
  const folder = diskFolder('empty');
  let town: Awaited<ReturnType<typeof foundedEngine>>;
  const groups = new Map<string, Group>();
  const route = new Gatherer<Group>((list) => town.store.commit(joined(list, town.store.seq)));
  serveWishes(folder, () => ({ store: town.store, user: CHIEF.user }), {
    open: async () => {
      town = await foundedEngine(folder, { newId });
      const server = Fastify();
      server.post('/api/commands/:name', async ({ body }) => {
        const { id } = body as { id: string };
        const group = groups.get(id);
        if (!group) throw new Error('no such wish');
        await route.add(group);
        return { ok: true, epoch: town.store.epoch, seq: town.store.seq };
      });
      server.post('/api/session', async () => ({ ok: true }));
      await server.listen({ port: 0, host: '127.0.0.1' });
      return (server.server.address() as AddressInfo).port;
    },
    prepare: async (count) => {
      const wishes = await prepare(town.engine, count);
      const ear = new Ear(town.store);
      const engine = await engineOn(town.store, { store: ear, newId });
      groups.clear();
      for (const { name, id, input } of wishes) {
        const reply = await engine.run(name, id, input, CHIEF);
        if (!reply.ok) throw new Error(`${name}: ${reply.reason}`);
        groups.set(id, ear.heard.at(-1) as Group);
      }
      return wishes;
    },
  });
}
