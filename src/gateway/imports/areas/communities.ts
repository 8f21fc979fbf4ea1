/**
 * Which community each brought grid lies in: those there are, those the file names, or one for all. A community that is as large as
 * its grids was drawn around them, and is drawn anew when they change.
 */
import type { MultiPolygon, Position } from '#domain/geo/shape.ts';
import { type Label, sameInAll } from '#domain/town/town.ts';
import { holds } from '../../town/check-shape.ts';
import type { AreaRow } from '../../town/rows.ts';
import type { ImportSurroundings } from '../contract.ts';
import { gridsInFileOrder } from '../file-order.ts';
import type { Brought } from './bring-features.ts';
import { centreOf } from './centre-of.ts';
import { joined } from './joined.ts';
import { sizeOf } from './size-of.ts';

/** Outlines that differ by less are one. */
const LIKE = 0.001;

function isAround(outline: MultiPolygon, shapes: readonly MultiPolygon[]): boolean {
  if (shapes.length === 0) return false;
  const size = sizeOf(outline);
  return Math.abs(sizeOf(joined(shapes)) - size) <= LIKE * size;
}

/** A code out of a name: what can stand in a path. */
const codeOfName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 32) || 'whole';

export class Communities {
  readonly #rows = new Map<string, AreaRow>();
  /** Of those that are drawn around their grids: what these will be. */
  readonly #grids = new Map<string, MultiPolygon[]>();
  readonly #changed = new Set<string>();
  readonly #townPath: string;
  readonly #townName: Label;

  /** @param coming the codes of the grids that are brought. */
  constructor({ world, town, townName }: ImportSurroundings, coming: ReadonlySet<string>) {
    this.#townPath = town.townPath;
    this.#townName = townName;
    const standing = gridsInFileOrder(world);
    for (const { version: _, ...row } of world.areas.values()) {
      if (row.level !== 'COMMUNITY') continue;
      this.#rows.set(row.id, row);
      const own = standing.filter(({ community }) => community === row.id);
      if (
        !isAround(
          row.shape,
          own.map(({ shape }) => shape),
        )
      )
        continue;
      const staying = own.filter(({ id }) => !coming.has(id));
      this.#grids.set(
        row.id,
        staying.map(({ shape }) => shape),
      );
      if (staying.length < own.length) this.#changed.add(row.id);
    }
  }

  of({ parent, parentName, shape }: Brought): AreaRow {
    const known =
      this.#rows.get(parent) ??
      [...this.#rows.values()].find(
        ({ name }) =>
          parent !== '' && Object.values(name).some((one) => one === parent || one === parentName),
      ) ??
      (parent === '' ? this.#around(centreOf(shape)) : undefined);
    if (known) return known;
    const id = parent === '' ? 'whole' : codeOfName(parent);
    return (
      this.#rows.get(id) ?? this.#make(id, parent === '' ? this.#townName : sameInAll(parentName))
    );
  }

  #around(point: Position): AreaRow | undefined {
    return [...this.#rows.values()].find(({ shape }) => holds(shape, point));
  }

  #make(id: string, name: Label): AreaRow {
    const row: AreaRow = {
      id,
      path: `${this.#townPath}${id}/`,
      level: 'COMMUNITY',
      name,
      shape: [],
    };
    this.#rows.set(id, row);
    this.#grids.set(id, []);
    return row;
  }

  /** A grid lies in it. */
  hold({ id }: AreaRow, shape: MultiPolygon): void {
    this.#grids.get(id)?.push(shape);
    this.#changed.add(id);
  }

  /** The outlines, drawn for themselves, of the communities of these grids. */
  givenAround(grids: readonly { readonly community: string }[]): readonly MultiPolygon[] {
    return [...new Set(grids.map(({ community }) => community))].flatMap((id) => {
      const row = this.#grids.has(id) ? undefined : this.#rows.get(id);
      return row ? [row.shape] : [];
    });
  }

  /** Those that were made or changed here, and the outlines of all as they will be. */
  redrawn(): { readonly drawn: readonly AreaRow[]; readonly outlines: readonly MultiPolygon[] } {
    const drawn: AreaRow[] = [];
    const outlines = [...this.#rows.values()].map((row) => {
      const grids = this.#changed.has(row.id) ? (this.#grids.get(row.id) ?? []) : [];
      // One that lost its last grid stays as it was.
      if (grids.length === 0) return row.shape;
      const shape = joined(grids);
      drawn.push({ ...row, shape });
      return shape;
    });
    return { drawn, outlines };
  }
}
