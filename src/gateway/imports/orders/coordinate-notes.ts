/** Holds a table's points against the ground, and says so where they lie better in another coordinate system than the one declared. */
import { boundsOf, type Position } from '#domain/geo/shape.ts';
import { type Remark, remarkOf } from '#domain/imports/remark.ts';
import { type Claim, examine, remarksOn } from '../../coordinates/doctor.ts';
import { systemOf, wordOf } from '../../coordinates/systems.ts';
import { townGround } from '../../coordinates/town-ground.ts';
import type { Table } from '../../tables/table.ts';
import type { ImportSurroundings } from '../contract.ts';
import type { OrderMap } from './order-map.ts';

/** From the first rows, and then ever fewer: a file is often sorted by time or by place. */
const ROWS = 5_000;

async function claimsOf(table: Table, { longitude, latitude }: OrderMap['columns']) {
  const [x, y] = [table.head.indexOf(longitude), table.head.indexOf(latitude)];
  const claims: Claim[] = [];
  let left = ROWS;
  for await (const { cells } of table.rows()) {
    const [lon, lat] = [cells[x]?.trim(), cells[y]?.trim()];
    if (lon && lat) claims.push({ at: [Number(lon), Number(lat)] });
    left -= 1;
    if (left === 0) break;
  }
  return claims;
}

function middleOf({ world, townCode }: ImportSurroundings): Position | undefined {
  const area = world.areas.get(townCode);
  if (!area) return undefined;
  const [west, south, east, north] = boundsOf(area.shape);
  return [(west + east) / 2, (south + north) / 2];
}

/** Silence where the file is as it says, or where nobody can tell. */
export async function coordinateNotes(
  table: Table,
  map: OrderMap,
  around: ImportSurroundings,
): Promise<Remark[]> {
  const middle = middleOf(around);
  const declared = systemOf(map.crs) ?? 'wgs84';
  if (!middle) return [];
  const ground = townGround(around.world, around.groundFolder);
  const diagnosis = examine(await claimsOf(table, map.columns), ground, middle);
  const { found } = diagnosis;
  const plain = declared === 'cgcs2000' ? 'wgs84' : declared;
  if (!found || (found.system === plain && !found.swapped)) return [];
  return [
    ...remarksOn(diagnosis),
    found.swapped
      ? remarkOf('crs.swapped')
      : remarkOf('crs.declare', { declared: map.crs, found: wordOf(found.system) }),
  ];
}
