import { symbolLayer } from '../symbol-layer.ts';
import { countWorkers, pickWorkers } from '../worker-columns.ts';
import { defineLayer } from './contract.ts';

/** Where the workers on shift are. */
export const workers = defineLayer({
  id: 'workers',
  title: 'map.layer.workers',
  storey: 'unit',
  entry: {
    group: 'people',
    shown: { desk: true, wall: true },
    source: 'positions',
    maxAge: 30_000,
    from: 'mid',
    count: countWorkers,
    filters: [
      { id: 'fix', choose: 'some', values: ['fresh', 'stale'] },
      { id: 'type', choose: 'some', values: ['full', 'part'] },
    ],
    legend: ['worker', 'worker-stale'],
  },
  pick: pickWorkers,
  draw: (columns) => ({
    deck: [symbolLayer('workers', columns)],
    targets: [
      {
        shelf: 'workers',
        ids: columns.ids,
        lonLat: columns.lonLat,
        reach: 14 * columns.unit,
      },
    ],
  }),
});
