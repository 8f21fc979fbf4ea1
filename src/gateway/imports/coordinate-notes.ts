/** Holds a table's points against the ground, and says so where they lie better in another coordinate system than the one declared. */
import { boundsOf, type Position } from '#domain/geo/shape.ts';
import { type Remark, remarkOf } from '#domain/imports/remark.ts';
import {
  type Claim,
  type Diagnosis,
  examine,
  type Reading,
  remarksOn,
} from '../coordinates/doctor.ts';
import { systemOf, wordOf } from '../coordinates/systems.ts';
import { townGround } from '../coordinates/town-ground.ts';
import type { Table } from '../tables/table.ts';
import type { ImportSurroundings } from './contract.ts';

/** From the first rows, and then ever fewer: a file is often sorted by time or by place. */
const ROWS = 5_000;

interface PointColumns {
  readonly longitude: string;
  readonly latitude: string;
}

async function claimsOf(table: Table, { longitude, latitude }: PointColumns) {
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

/** What the ground says of a table's points; nothing while nobody knows where the town lies. */
export async function diagnose(
  table: Table,
  columns: PointColumns,
  around: ImportSurroundings,
): Promise<{ claims: Claim[]; diagnosis: Diagnosis } | undefined> {
  const middle = middleOf(around);
  if (!middle) return undefined;
  const claims = await claimsOf(table, columns);
  const ground = townGround(around.world, around.groundFolder);
  return { claims, diagnosis: examine(claims, ground, middle) };
}

export function isOtherThan(found: Reading, declared: string): boolean {
  const system = systemOf(declared) ?? 'wgs84';
  const plain = system === 'cgcs2000' ? 'wgs84' : system;
  return found.swapped || wordOf(found.system) !== wordOf(plain);
}

/** What is found, and what to do about it; silence where the file is as it says, or where nobody can tell. */
export async function coordinateNotes(
  table: Table,
  { columns, crs }: { readonly columns: PointColumns; readonly crs: string },
  around: ImportSurroundings,
): Promise<Remark[]> {
  const examined = await diagnose(table, columns, around);
  const found = examined?.diagnosis.found;
  if (!examined || !found || !isOtherThan(found, crs)) return [];
  return [...remarksOn(examined.diagnosis), adviceOn(found, crs)];
}

export const adviceOn = (found: Reading, declared: string): Remark =>
  found.swapped
    ? remarkOf('crs.swapped')
    : remarkOf('crs.declare', { declared, found: wordOf(found.system) });
