import type { Station } from '#domain/station/station.ts';
import { symbolLayer } from '../symbol-layer.ts';
import type { SymbolName } from '../symbol-names.ts';
import { columnsOf } from '../thing-columns.ts';
import { chosenOf, defineLayer, type LayerContext } from './contract.ts';

const SYMBOL: Record<Station['kind'], SymbolName> = {
  BRANCH: 'branch',
  CORE: 'station',
  STATION: 'station',
  TALK_POINT: 'talk',
};

const seen = (context: LayerContext): Station[] => {
  const kinds = chosenOf(context, 'stations.kind');
  return [...context.world.stations.values()].filter(
    ({ kind }) => kinds?.includes(SYMBOL[kind]) ?? true,
  );
};

/** Party branches of the grids, service stations and talking points. */
export const stations = defineLayer({
  id: 'stations',
  title: 'map.layer.stations',
  storey: 'place',
  entry: {
    group: 'org',
    shown: { desk: false, wall: false },
    source: 'world',
    maxAge: 5_000,
    from: 'mid',
    count: (context) => seen(context).length,
    filters: [{ id: 'kind', choose: 'some', values: ['branch', 'station', 'talk'] }],
    legend: ['station', 'branch', 'talk'],
  },
  pick: (context) => {
    const { nearness, unit } = context;
    const shown = nearness === 'far' ? [] : seen(context);
    return columnsOf(shown, ({ kind }) => SYMBOL[kind], nearness, unit);
  },
  draw: (columns) => ({
    deck: [symbolLayer('stations', columns)],
    targets: [
      { shelf: 'stations', ids: columns.ids, lonLat: columns.lonLat, reach: 11 * columns.unit },
    ],
  }),
});
