import type { CensusRow, WorkerRow } from '../../town/rows.ts';
import type { Drawing } from '../drawing.ts';
import type { PeoplePlan } from './people-plan.ts';
import { shareOut } from './share-out.ts';

/** One full-time worker a grid, 一格一员; part-time ones where the households are. Numbers follow the order of the grids. */
export function drawWorkers(
  { grids }: Drawing,
  census: readonly CensusRow[],
  { partTimeWorkers }: PeoplePlan,
): WorkerRow[] {
  const households = new Map(census.map((row) => [row.id, row.households]));
  const partTime = shareOut(
    partTimeWorkers,
    grids.map(({ id }) => (households.get(id) ?? 0) + 1),
  );
  const digits = Math.max(2, String(grids.length + partTimeWorkers).length);
  let no = 0;
  const worker = ({ id, path }: (typeof grids)[number], type: WorkerRow['type']): WorkerRow => {
    no += 1;
    return {
      id: `w-${String(no).padStart(digits, '0')}`,
      path: path.slice(0, -(id.length + 1)),
      no,
      type,
      grids: [id],
    };
  };
  return [
    ...grids.map((grid) => worker(grid, 'FULLTIME')),
    ...grids.flatMap((grid, i) =>
      Array.from({ length: partTime[i] ?? 0 }, () => worker(grid, 'PARTTIME')),
    ),
  ];
}
