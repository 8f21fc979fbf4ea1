/** What stands behind a figure of things, row by row: what is amiss first, for it is why somebody looks. */
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useFigureArea } from '#app/state/figure-scope.ts';
import { useClock, useShelf } from '#app/state/hooks.ts';
import { usePresence } from '#app/state/presence.ts';
import type { ThingRows, View } from '#app/state/view.ts';
import { SENSOR_LEVELS } from '#domain/sensor/sensor.ts';
import type { Lamp } from '#domain/time/lamp.ts';
import type { ThingOf } from '#domain/world.ts';

export interface ThingRow {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  /** Absent where the name says where it is. */
  readonly grid?: string | undefined;
  readonly lamp: Lamp | undefined;
  readonly state: string;
  /** Since when it is so, or what it reads. */
  readonly note: string;
  readonly to: Partial<View>;
  /** Among those the figure counts. */
  readonly counted: boolean;
  /** A later one stands further down. */
  readonly rank: number;
}

/** The things of the figure's area. */
function useHere<N extends ThingRows>(kind: N): readonly ThingOf<N>[] {
  const area = useFigureArea();
  return useShelf(kind).filter(({ path }) => path.startsWith(area));
}

const AMISS = ['off', 'stale', 'fresh'] as const;
const PRESENCE_LAMPS = { fresh: 'ok', stale: 'warn', off: undefined } as const;

function useWorkerRows(): readonly ThingRow[] {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  const presenceOf = usePresence();
  const since = (at: number) =>
    telling.isToday(at, now) ? telling.time(at) : telling.shortDay(at);
  const workers = useHere('workers').filter(({ type }) => type === 'FULLTIME');
  return workers.map((worker) => {
    const { id, path, grids, onShift, shiftAt } = worker;
    const presence = presenceOf(worker);
    return {
      ...{ id, path, name: telling.workerShort(id), grid: grids[0], counted: onShift },
      lamp: PRESENCE_LAMPS[presence],
      state: t(`wall.sign.${presence}`),
      note: shiftAt === null ? '' : since(shiftAt),
      to: { grid: grids[0], thing: undefined },
      rank: AMISS.indexOf(presence),
    };
  });
}

function useCameraRows(): readonly ThingRow[] {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  return useHere('cameras').map(({ id, path, grid, name, online, since }) => ({
    ...{ id, path, name: telling.label(name), counted: online },
    lamp: online ? 'ok' : 'warn',
    state: t(online ? 'map.value.state.on' : 'map.value.state.off'),
    note: telling.span(Math.max(0, now - since)),
    to: { grid, thing: `cameras.${id}` },
    rank: online ? 1 : 0,
  }));
}

function useSensorRows(): readonly ThingRow[] {
  const { t } = useTranslation();
  const telling = useTelling();
  return useHere('sensors').map(({ id, path, grid, name, online, level, value, unit }) => {
    const crossed = SENSOR_LEVELS.indexOf(level);
    const calm = online ? ('ok' as const) : undefined;
    return {
      ...{ id, path, name: telling.label(name), counted: crossed > 0 },
      lamp: crossed === 0 ? calm : level === 'RED' ? 'late' : 'warn',
      state: online ? t(`thing.level.${level}`) : t('thing.lost'),
      note: value === null ? '' : `${telling.number(value)} ${unit}`.trimEnd(),
      to: { grid, thing: `sensors.${id}` },
      rank: (online ? 1 : 0) - crossed,
    };
  });
}

const ROWS: Readonly<Record<ThingRows, () => readonly ThingRow[]>> = {
  workers: useWorkerRows,
  cameras: useCameraRows,
  sensors: useSensorRows,
};

/** One component shows one kind for its whole life, for each kind has its own hooks. */
export function useThingRows(kind: ThingRows): readonly ThingRow[] {
  const useRows = ROWS[kind];
  return useRows().toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
}
