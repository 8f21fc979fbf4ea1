/** The parts of the house that an import needs. */
import type { Accounts } from '../access/accounts.ts';
import type { PictureSources } from '../database/picture-sources.ts';
import type { Store } from '../database/store.ts';
import type { Engine } from '../engine.ts';
import type { FactFiles } from '../town-facts.ts';
import { importOf } from './catalogue.ts';
import type { ImportHouse } from './run-import.ts';
import { type PlainSurroundings, plainly, surroundingsOf } from './surroundings.ts';

export interface Housed {
  readonly engine: Engine;
  readonly store: Store;
  readonly accounts: Pick<Accounts, 'all'>;
  readonly pictureSources: PictureSources;
  readonly clock: { now(): number };
  readonly factFiles: FactFiles;
  readonly outlineFollows: boolean;
  readonly groundFolder: string;
}

export const partsOf = ({
  engine,
  store,
  pictureSources,
  accounts,
  factFiles,
  clock,
}: Housed): Omit<ImportHouse, 'open'> => ({
  engine,
  store,
  pictureSources,
  accountHolders: () => new Set(accounts.all().map(({ worker }) => worker)),
  townCode: factFiles.town.code,
  now: () => clock.now(),
});

export const plainSurroundings = ({
  engine,
  factFiles,
  outlineFollows,
  groundFolder,
}: Housed): PlainSurroundings =>
  plainly({ world: engine.world, factFiles, outlineFollows, groundFolder });

/** Files are read here and now, as at a terminal. */
export const importHouseOf = (house: Housed): ImportHouse => ({
  ...partsOf(house),
  open: (kept, at) =>
    importOf(kept.kind).open(kept.path, kept.map, surroundingsOf(plainSurroundings(house)), at),
});
