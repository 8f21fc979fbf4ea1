import type { House } from '../house.ts';
import type { ImportHouse } from './run-import.ts';

/** The parts of the house that an import needs. */
export const importHouseOf = ({
  engine,
  store,
  facts,
  town,
  outlineFollows,
  groundFolder,
  clock,
}: House): ImportHouse => ({
  engine,
  store,
  facts,
  townCode: town.code,
  townName: town.name,
  outlineFollows,
  groundFolder,
  now: () => clock.now(),
});
