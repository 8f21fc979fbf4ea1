/** The counts of single buildings as anybody may be told them: small ones are hidden before anything else is done with them. */
import { createHash } from 'node:crypto';
import { CENSUS_COUNTS, type CensusCount } from '#domain/census/census.ts';
import { hideSmall } from '#domain/census/hide-small.ts';
import type { BuildingCensusRead } from '#wire/reads.ts';
import { type BuildingCensus, gridOfBuilding } from './building-census.ts';

/** The rows of one grid. */
interface GridRows {
  readonly path: string;
  readonly rows: readonly number[];
}

const NONE: BuildingCensusRead = {
  asOf: null,
  source: null,
  id: [],
  lon: [],
  lat: [],
  households: [],
  persons: [],
  enterprises: [],
};

function rowsByGrid({ id }: BuildingCensus): Map<string, number[]> {
  const byGrid = new Map<string, number[]>();
  for (const [row, building] of id.entries()) {
    const grid = gridOfBuilding(building);
    const rows = byGrid.get(grid);
    if (rows) rows.push(row);
    else byGrid.set(grid, [row]);
  }
  return byGrid;
}

export class BuildingCounts {
  readonly #census: BuildingCensus;
  readonly #grids: readonly GridRows[];
  readonly #shown: Record<CensusCount, (number | null)[]>;
  /** Other counts, another mark. */
  readonly mark: string;

  /** @param pathOf where a grid lies. Rows of grids the town has not are left out. */
  constructor(census: BuildingCensus, pathOf: (grid: string) => string | undefined) {
    this.#census = census;
    this.#grids = [...rowsByGrid(census)].flatMap(([grid, rows]) => {
      const path = pathOf(grid);
      return path === undefined ? [] : [{ path, rows }];
    });
    this.#shown = { households: [], persons: [], enterprises: [] };
    for (const column of CENSUS_COUNTS) this.#hide(column);
    this.mark = createHash('sha256')
      .update(JSON.stringify(census))
      .digest('base64url')
      .slice(0, 22);
  }

  /** A grid's total is public, so what is hidden in a column is judged grid by grid. */
  #hide(column: CensusCount): void {
    for (const { rows } of this.#grids) {
      const shown = hideSmall(rows.map((row) => this.#census[column][row] ?? 0));
      for (const [i, row] of rows.entries()) this.#shown[column][row] = shown[i] ?? null;
    }
  }

  /** The rows of the grids whose path `inSight` accepts. */
  read(inSight: (path: string) => boolean): BuildingCensusRead {
    const { asOf, source, id, lon, lat } = this.#census;
    const rows = this.#grids.flatMap(({ path, rows }) => (inSight(path) ? rows : []));
    const pick = <T>(column: readonly T[]): T[] => rows.map((row) => column[row] as T);
    return {
      asOf,
      source,
      id: pick(id),
      lon: pick(lon),
      lat: pick(lat),
      households: pick(this.#shown.households),
      persons: pick(this.#shown.persons),
      enterprises: pick(this.#shown.enterprises),
    };
  }
}

/** A town that counted no building has none to tell. */
export const NO_BUILDINGS = { mark: 'none', read: () => NONE } as const;
