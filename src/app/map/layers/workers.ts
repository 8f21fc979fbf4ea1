import { symbolLayer } from '../symbol-layer.ts';
import { pickWorkers } from '../worker-columns.ts';
import { defineLayer } from './contract.ts';

/** Where the workers on shift are. */
export const workers = defineLayer({
  id: 'workers',
  title: 'map.layer.workers',
  storey: 'unit',
  pick: pickWorkers,
  draw: (columns) => ({
    deck: [symbolLayer('workers', columns)],
    targets: {
      shelf: 'workers',
      ids: columns.ids,
      lonLat: columns.lonLat,
      reach: 14 * columns.unit,
    },
  }),
});
