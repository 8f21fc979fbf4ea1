import { SENSOR_KINDS, type Sensor, type SensorLevel } from '#domain/sensor/sensor.ts';
import { symbolLayer } from '../symbol-layer.ts';
import type { SymbolName } from '../symbol-names.ts';
import { columnsOf } from '../thing-columns.ts';
import { chosenOf, defineLayer, type LayerContext } from './contract.ts';

/** An address has no underscores to spare. */
export const kindWord = (kind: Sensor['kind']): string => kind.toLowerCase().replace('_', '');

const WARNED: Record<Exclude<SensorLevel, 'NORMAL'>, SymbolName> = {
  BLUE: 'sensor-blue',
  YELLOW: 'sensor-yellow',
  ORANGE: 'sensor-orange',
  RED: 'sensor-red',
};

/** A sensor that no longer answers says nothing, whatever it said last. */
export const sensorSymbol = ({ level, online }: Sensor): SymbolName =>
  online ? (level === 'NORMAL' ? 'sensor-normal' : WARNED[level]) : 'sensor-lost';

const seen = (context: LayerContext): Sensor[] => {
  const kinds = chosenOf(context, 'sensors.kind');
  const states = chosenOf(context, 'sensors.state');
  return [...context.world.sensors.values()].filter((sensor) => {
    const { kind, online, level } = sensor;
    const state = online ? (level === 'NORMAL' ? 'normal' : 'over') : 'lost';
    return (kinds?.includes(kindWord(kind)) ?? true) && (states?.includes(state) ?? true);
  });
};

/** Those over a line are seen from everywhere, the calm ones from the street. */
export const sensors = defineLayer({
  id: 'sensors',
  title: 'map.layer.sensors',
  storey: 'unit',
  entry: {
    group: 'thing',
    shown: { desk: false, wall: false },
    source: 'world',
    maxAge: 5_000,
    count: (context) => seen(context).length,
    filters: [
      { id: 'state', choose: 'some', values: ['over', 'normal', 'lost'] },
      { id: 'kind', choose: 'some', values: SENSOR_KINDS.map(kindWord) },
    ],
    legend: [
      'sensor-red',
      'sensor-orange',
      'sensor-yellow',
      'sensor-blue',
      'sensor-normal',
      'sensor-lost',
    ],
  },
  pick: (context) => columnsOf(seen(context), sensorSymbol, context.nearness, context.unit),
  draw: (columns) => ({
    deck: [symbolLayer('sensors', columns)],
    targets: [
      { shelf: 'sensors', ids: columns.ids, lonLat: columns.lonLat, reach: 11 * columns.unit },
    ],
  }),
});
