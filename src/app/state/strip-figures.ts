/** The figures above a wall's map: each with its denominator where it has one, and what it opens. */
import { lightOf } from '#domain/whistle/lights.ts';
import { useFigureArea } from './figure-scope.ts';
import { useShelf } from './hooks.ts';
import { useActiveWhistles, useInHand } from './in-hand.ts';
import { useLook } from './order-lists.ts';
import { type Share, shareOf, useCameras, useSensors } from './things.ts';
import type { ThingRows, View } from './view.ts';

export const STRIP = [
  'grids',
  'workers',
  'cameras',
  'whistles',
  'suspended',
  'sensors',
  'arrived',
  'unsigned',
  'households',
  'persons',
  'enterprises',
  'shops',
] as const;
export type StripId = (typeof STRIP)[number];

interface StripFigure {
  readonly value: number;
  readonly of?: number | undefined;
  readonly tone?: 'late' | undefined;
  /** The page or the rows it opens. */
  readonly to?: Partial<View>;
}

/** Those of these names that the town has something of. */
export function useStripFigures(
  ids: readonly StripId[],
): readonly (StripFigure & { readonly id: StripId })[] {
  const area = useFigureArea();
  const now = useLook();
  const within = <T extends { path: string }>(things: readonly T[]): readonly T[] =>
    things.filter(({ path }) => path.startsWith(area));
  const grids = within(useShelf('grids'));
  const workers = shareOf(
    within(useShelf('workers')).filter(({ type }) => type === 'FULLTIME'),
    ({ onShift }) => onShift,
  );
  const [cameras, sensors] = [useCameras(area), useSensors(area)];
  const whistles = within(useActiveWhistles());
  const suspended = within(useShelf('orders')).filter(({ state }) => state === 'SUSPENDED').length;
  const census = within(useShelf('census'));
  const { whistle } = useInHand();
  const called = whistle?.members ?? [];
  const late = called.filter((member) => lightOf(member, now) === 'late').length;
  const sum = (
    count: 'households' | 'persons' | 'enterprises' | 'shops',
  ): StripFigure | undefined => {
    const counts = census.map((one) => one[count]).filter((one) => one !== null);
    // A sum in which a grid is missing is none of the area's.
    if (counts.length === 0 || counts.length < census.length) return undefined;
    return { value: counts.reduce((all, one) => all + one, 0), to: { page: 'grids' } };
  };
  const share = ({ n, all }: Share, rows: ThingRows): StripFigure | undefined =>
    all === 0 ? undefined : { value: n, of: all, to: { rows } };
  const figures: Readonly<Record<StripId, StripFigure | undefined>> = {
    grids: { value: grids.length, to: { page: 'grids' } },
    workers: share(workers, 'workers'),
    cameras: share(cameras, 'cameras'),
    whistles: { value: whistles.length, to: { page: 'command' } },
    suspended: { value: suspended, to: { rows: `state=SUSPENDED&area=${area}` } },
    sensors: share(sensors, 'sensors'),
    arrived: whistle && {
      to: { page: 'command', order: whistle.order },
      value: called.filter(({ reportedAt }) => reportedAt !== null).length,
      of: called.length,
    },
    unsigned: whistle && {
      to: { page: 'command', order: whistle.order },
      value: called.filter(({ signedAt, state }) => signedAt === null && state !== 'EXCUSED')
        .length,
      tone: late > 0 ? 'late' : undefined,
    },
    households: sum('households'),
    persons: sum('persons'),
    enterprises: sum('enterprises'),
    shops: sum('shops'),
  };
  return ids.flatMap((id) => {
    const figure = figures[id];
    return figure ? [{ id, ...figure }] : [];
  });
}
