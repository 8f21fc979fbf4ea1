/** The name of what stands on the map, and a few words about it: the same in a tip and in the list. */
import { useTranslation } from 'react-i18next';
import { useLampWords } from '#app/language/lamp-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { townClock } from '#app/state/town-clock.ts';
import { worldStore } from '#app/state/world-store.ts';
import { symbolOf } from './order-symbol.ts';
import type { Sight } from './sight.ts';
import type { Picked } from './stage.ts';

export interface Told {
  readonly name: string;
  readonly note: string;
}

/** Orders of a grid: open, and overdue among them. */
function openIn(grid: string, now: number): { open: number; late: number } {
  let [open, late] = [0, 0];
  for (const order of worldStore.world.orders.values()) {
    if (order.grid !== grid) continue;
    const symbol = symbolOf(order, now);
    if (symbol) open += 1;
    if (symbol === 'late') late += 1;
  }
  return { open, late };
}

export function useThingWords(sight: Sight) {
  const { t } = useTranslation();
  const telling = useTelling();
  const lamps = useLampWords();
  return ({ shelf, id }: Pick<Picked, 'shelf' | 'id'>): Told | undefined => {
    const { world } = worldStore;
    const now = townClock.now();
    switch (shelf) {
      case 'grids': {
        const grid = world.grids.get(id);
        if (!grid) return undefined;
        const { open, late } = openIn(id, now);
        const overdue = late > 0 ? ` · ${t('map.inWindow.late', { count: late })}` : '';
        return {
          name: telling.label(grid.name),
          note: t('map.inWindow.open', { count: open }) + overdue,
        };
      }
      case 'orders': {
        const order = world.orders.get(id);
        if (!order) return undefined;
        const words = lamps.ofOrder(order, now)?.words ?? telling.state(order.state);
        return {
          name: telling.category(order.category),
          note: `${telling.grid(order.grid)} · ${words}`,
        };
      }
      case 'workers': {
        const worker = world.workers.get(id);
        return (
          worker && {
            name: telling.worker(id),
            note: worker.grids.map(telling.grid).join(' · '),
          }
        );
      }
      case 'cameras': {
        const camera = world.cameras.get(id);
        return (
          camera && {
            name: telling.label(camera.name),
            note: `${telling.grid(camera.grid)} · ${t(camera.online ? 'map.value.state.on' : 'map.value.state.off')}`,
          }
        );
      }
      case 'sensors': {
        const sensor = world.sensors.get(id);
        if (!sensor) return undefined;
        const { online, level, value, unit } = sensor;
        const state = online ? (level === 'NORMAL' ? 'normal' : 'over') : 'lost';
        const read = value === null ? '' : ` · ${telling.number(value)} ${unit}`.trimEnd();
        return {
          name: telling.label(sensor.name),
          note: `${t(`map.value.state.${state}`)}${read}`,
        };
      }
      case 'stations': {
        const station = world.stations.get(id);
        return (
          station && {
            name: telling.label(station.name),
            note: station.grid ? telling.grid(station.grid) : '',
          }
        );
      }
      case 'clusters': {
        const count = sight.now.clusters?.counts[Number(id)] ?? 0;
        return { name: t('map.crowd', { count }), note: '' };
      }
    }
  };
}
