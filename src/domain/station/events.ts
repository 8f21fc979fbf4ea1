import { defineEvent } from '../contract.ts';
import { station } from './station.ts';

export const stationOpened = defineEvent({
  type: 'station.opened',
  v: 1,
  data: station.omit({ version: true }),
  shelf: 'stations',
  fold: (draft, data) => draft.stations.put(data),
});
