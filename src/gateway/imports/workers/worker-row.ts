/** One row of a table of grid workers as one worker of ours, or the reasons why it cannot be one. */
import type { Grid } from '#domain/grid/grid.ts';
import type { WorkerField } from '#domain/imports/fields.ts';
import { workerEnlisted } from '#domain/worker/events.ts';
import type { TableRow } from '../../tables/table.ts';
import type { Item } from '../contract.ts';
import { RowReader } from '../row-reader.ts';
import type { WorkerMap } from './worker-map.ts';

export interface WorkerReading {
  readonly map: WorkerMap;
  readonly head: readonly string[];
  readonly grids: ReadonlyMap<string, Grid>;
  /** Who bears which number already. */
  readonly idOf: ReadonlyMap<number, string>;
}

type Reader = RowReader<WorkerField>;

const NO_MOST = 0xffffffff;
const BETWEEN = /\s*[、,，;；|\n]\s*/;

function badgeIn(reader: Reader): number | undefined {
  const text = reader.needed('badge');
  if (text === undefined) return undefined;
  const no = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return no >= 1 && no <= NO_MOST ? no : reader.refuse('badge', text, 'cell.no-badge');
}

function gridsIn(reader: Reader, known: WorkerReading['grids']): Grid[] {
  const names = new Set(reader.needed('grid')?.split(BETWEEN).filter(Boolean));
  return [...names].flatMap((name) => {
    const grid = known.get(name);
    if (!grid) reader.refuse('grid', name, 'cell.no-grid');
    return grid ? [grid] : [];
  });
}

/** The smallest area above all of them. */
function areaAbove(grids: readonly Grid[]): string {
  const [first = [], ...others] = grids.map(({ path }) => path.split('/').slice(1, -2));
  const shared = first.findIndex((part, i) => others.some((parts) => parts[i] !== part));
  return `/${(shared < 0 ? first : first.slice(0, shared)).join('/')}/`;
}

export function workerItem(row: TableRow, { map, head, grids, idOf }: WorkerReading): Item {
  const reader = new RowReader<WorkerField>({ columns: map.columns, head }, row);
  const no = badgeIn(reader);
  const type = reader.word('workerType', map.types, 'cell.no-worker-type-word');
  const own = gridsIn(reader, grids);
  if (reader.rejects.length > 0 || no === undefined || type === undefined || own.length === 0)
    return { row: row.row, rejects: reader.rejects };
  const id = idOf.get(no) ?? `w-${String(no).padStart(2, '0')}`;
  const event = workerEnlisted.of({
    ...{ id, no, type },
    path: areaAbove(own),
    grids: own.map((grid) => grid.id),
  });
  return { row: row.row, event };
}
