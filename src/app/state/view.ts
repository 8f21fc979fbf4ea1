/** What a screen shows besides the world: chosen things and filters. It lives in the URL, so a view can be sent and returned to. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { ORDER_NUMBERS } from '#domain/order/numbers.ts';

const id = z.string().min(1).max(64).optional().catch(undefined);

type NumberId = (typeof ORDER_NUMBERS)[number]['id'];
const NUMBER_IDS = ORDER_NUMBERS.map((number) => number.id) as [NumberId, ...NumberId[]];

export const view = z.object({
  grid: id,
  order: id,
  /** One of the numbers: only the rows it counts. */
  number: z.enum(NUMBER_IDS).optional().catch(undefined),
  /** Path of the area whose orders are listed. */
  area: z.string().max(256).optional().catch(undefined),
  /** What of the queue is listed. */
  filter: z
    .string()
    .regex(/^[\w.*-]{1,600}$/)
    .optional()
    .catch(undefined),
  /** A camera, sensor or station: its shelf and its id. */
  thing: z
    .string()
    .regex(/^(cameras|sensors|stations)\.[\w-]{1,64}$/)
    .optional()
    .catch(undefined),
  /** Which layers the map shows, and how; absent: the screen's usual ones. */
  layers: z
    .string()
    .regex(/^[a-z0-9*._-]{1,600}$/)
    .optional()
    .catch(undefined),
  /** Where somebody left the map: longitude, latitude and zoom; absent: where the choice takes it. */
  at: z
    .string()
    .regex(/^-?\d{1,3}\.\d{1,5}_-?\d{1,2}\.\d{1,5}_\d{1,2}(\.\d{1,2})?$/)
    .optional()
    .catch(undefined),
  /** What is being done in the chosen grid. */
  act: z.enum(['report', 'dispatch', 'intake']).optional().catch(undefined),
  /** Which page of the wall; absent: the overview. */
  page: z.enum(['command', 'grids']).optional().catch(undefined),
  /** The rows behind a figure: a kind of things, or as the list of orders is asked for them: `count=closed&from=1640966400000`. */
  rows: z
    .string()
    .regex(/^[\w=&,/-]{1,400}$/)
    .optional()
    .catch(undefined),
  /** The class of category a wall's map is about. */
  kind: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .catch(undefined),
  /** How a wall hangs: in the light of day, looked at from far, made of so many screens across and down. */
  light: z.enum(['day']).optional().catch(undefined),
  far: z.enum(['yes']).optional().catch(undefined),
  seams: z
    .string()
    .regex(/^([1-9]|1[0-6])x[1-9]$/)
    .optional()
    .catch(undefined),
  /** Which side of the chosen order is shown; absent: the order itself. */
  tab: z.enum(['whistle']).optional().catch(undefined),
});
export type View = z.infer<typeof view>;

/** What the town has at hand and a figure counts; the rows behind every other figure are orders. */
const THING_ROWS = ['workers', 'cameras', 'sensors'] as const;
export type ThingRows = (typeof THING_ROWS)[number];
export const thingsBehind = ({ rows }: View): ThingRows | undefined =>
  THING_ROWS.find((kind) => kind === rows);

/** Ids are digits: the router's own reading of a query would make numbers of them. */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return text && `?${text}`;
}

/** Another order begins at its first side, and takes the place of the thing that was looked at. */
export const patched = (patch: Patch): Patch => ({
  ...('order' in patch ? { tab: undefined } : {}),
  ...('order' in patch || 'act' in patch ? { thing: undefined } : {}),
  ...patch,
});

type Patch = { readonly [K in keyof View]?: View[K] | undefined };

/** The view at hand, and how to go to another: what the patch does not name stays. */
export function useView(): readonly [View, (patch: Patch) => void] {
  const search: unknown = useSearch({ strict: false });
  const now = useMemo(() => view.parse(search), [search]);
  const navigate = useNavigate();
  const go = useCallback(
    (patch: Patch) => {
      void navigate({
        to: '.',
        search: (old: Record<string, unknown>) => ({ ...old, ...patched(patch) }),
        // Going back leads to what was chosen before, not through every push of the map.
        replace: Object.keys(patch).every((key) => key === 'at'),
      });
    },
    [navigate],
  );
  return [now, go];
}
