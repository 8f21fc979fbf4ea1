/** A demo's past, played into a store of its own. */
import { monotonicFactory } from 'ulid';
import type { Order } from '#domain/order/order.ts';
import { chanceFrom } from '#gateway/chance.ts';
import { openDatabase } from '#gateway/database/connection.ts';
import { openSeal } from '#gateway/database/seal.ts';
import { Store } from '#gateway/database/store.ts';
import { WordsRegister } from '#gateway/database/words.ts';
import { foundDemo } from '#gateway/demo/found-demo.ts';
import type { TownFiles } from '#gateway/town/read-town.ts';
import { townFacts } from '#gateway/town-facts.ts';

export async function played(folder: string, files: TownFiles, seed: number) {
  const db = openDatabase(folder);
  const seal = openSeal(`${folder}/keys/words.key`, true);
  const store = new Store(db, new WordsRegister(db, seal), 'played');
  await foundDemo({
    db,
    store,
    folder,
    files,
    seed,
    town: townFacts(files),
    newId: monotonicFactory(chanceFrom(seed)),
    onFault: (error) => {
      throw error;
    },
    progress: () => {},
  });
  const link = db.prepare('select hex(hash) from journal order by seq desc limit 1').pluck();
  const bodies = db.prepare('select body from orders').pluck().all() as string[];
  return {
    store,
    hash: link.get() as string,
    orders: bodies.map((body) => JSON.parse(body) as Order),
    close: () => db.close(),
  };
}
