/** Imports that are cut or refused at the very end: not called done, and their file stays until they are, and no longer. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refuse } from '#domain/kernel/outcome.ts';
import type { House } from '#gateway/house.ts';
import { bring } from '#gateway/imports/bring.ts';
import { importHouseOf } from '#gateway/imports/import-house.ts';
import { undoImport } from '#gateway/imports/undo-import.ts';
import { EmptyTown } from '../support/empty-town.ts';

const POST = 'SYS_ADMIN-01';
const HEAD =
  'srnumber,requesttype,status,createddate,closeddate,longitude,latitude,requestsource,owner';
const ROW = '1-1,Other,Open,1/22/20 10:15,,-118.25,34.05,Call,ITA';

let town: EmptyTown;
beforeEach(() => {
  town = new EmptyTown();
});
afterEach(() => town.remove());

const bringOrders = (house: House) =>
  bring(house, 'one', {
    ...{ kind: 'orders', name: 'orders.csv', dry: false, post: POST },
    path: town.file('orders.csv', `${HEAD}\n${ROW}\n`),
    map: town.map('orders'),
  });

/** The disk is full whenever this is to be stored. */
function refusing({ engine }: House, type: string) {
  const happen = engine.happen.bind(engine);
  return vi
    .spyOn(engine, 'happen')
    .mockImplementation(async (what, by) =>
      Array.isArray(what) && what.some((event) => event.type === type)
        ? refuse('gateway.store')
        : happen(what, by),
    );
}

test('what could not be ended is taken up when the house is opened again', async () => {
  await town.open(async (house) => {
    refusing(house, 'import.ended');
    await expect(bringOrders(house)).rejects.toThrow(/goes on when the house is opened again/);
    expect(existsSync(house.imports.find('one')?.path ?? ''), 'its file is there').toBe(true);
  });
  await town.open(async ({ engine: { world }, imports }) => {
    expect(world.imports.get('one')?.endedAt).not.toBeNull();
    expect(world.orders.size).toBe(1);
    expect(existsSync(imports.find('one')?.path ?? ''), 'its file is gone').toBe(false);
  });
});

test('what could not be taken back to its end can be taken back once more', async () => {
  await town.open(async (house) => {
    await bringOrders(house);
    const full = refusing(house, 'import.undone');
    await expect(undoImport(importHouseOf(house), 'one', POST)).rejects.toThrow(/once more/);
    expect(house.engine.world.imports.get('one')?.undoneAt).toBeNull();
    full.mockRestore();
    await undoImport(importHouseOf(house), 'one', POST);
    expect(house.engine.world.imports.get('one')?.undoneAt).not.toBeNull();
  });
});

test('files that came half, and files that were long imported, are let go at the next opening; maps are kept', async () => {
  const folder = join(town.folder, 'var', 'la', 'imports');
  await town.open(async (house) => {
    await bringOrders(house);
    house.maps.remember('orders', { system: 'old' });
  });
  writeFileSync(join(folder, 'one', 'file'), 'cut before it was let go');
  mkdirSync(join(folder, 'half'));
  writeFileSync(join(folder, 'half', 'file'), 'cut while it came');
  await town.open(async ({ maps }) => {
    expect(readdirSync(folder).sort()).toEqual(['maps', 'one']);
    expect(readdirSync(join(folder, 'one')).sort()).toEqual(['about.json', 'rejects.csv']);
    expect(maps.recall('orders')).toEqual({ system: 'old' });
  });
});

test('an import that can’t go on keeps nobody out, and can be taken back', async () => {
  await town.open(async (house) => {
    refusing(house, 'import.ended');
    await expect(bringOrders(house)).rejects.toThrow();
    writeFileSync(house.imports.find('one')?.path ?? '', '%PDF-1.7');
  });
  await town.open(async (house) => {
    expect(house.engine.world.imports.get('one')?.endedAt).toBeNull();
    await undoImport(importHouseOf(house), 'one', POST);
    expect(house.engine.world.orders.size).toBe(0);
  });
});
