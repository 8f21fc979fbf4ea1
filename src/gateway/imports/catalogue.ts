/** Everything that can be imported. */
import type { ImportKind } from '#domain/imports/import-run.ts';
import { areasImport } from './areas/import-areas.ts';
import { camerasImport } from './cameras/import-cameras.ts';
import type { Importing } from './contract.ts';
import { faultOf } from './import-fault.ts';
import { indicatorsImport } from './indicators/import-indicators.ts';
import { ordersImport } from './orders/import-orders.ts';
import { workersImport } from './workers/import-workers.ts';

export const IMPORTS: readonly Importing[] = [
  areasImport,
  ordersImport,
  camerasImport,
  workersImport,
  indicatorsImport,
];

export function importOf(kind: ImportKind): Importing {
  const found = IMPORTS.find(({ id }) => id === kind);
  if (!found) throw faultOf('kind.none', { kind });
  return found;
}
