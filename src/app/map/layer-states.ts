/**
 * Which layers a screen shows, how strongly and what of them, as a short word in the address:
 * `grids.orders*60_lamp-late-warn.-workers*40`. It names every layer that is on, so that a view sent to somebody else is the
 * same view there; a screen at its defaults has none. What it names and nobody knows is passed over.
 */
import type { Density, Entry, Filter, Filters } from './layers/contract.ts';

export interface LayerState {
  readonly on: boolean;
  /** Percent. */
  readonly opacity: number;
  /** By filter; absent: as at first. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
}
export type LayerStates = ReadonlyMap<string, LayerState>;

export interface Entered {
  readonly id: string;
  readonly entry: Entry;
}

const NONE = 'none';
const OPACITY_LEAST = 10;

const atFirst = ({ entry }: Entered, density: Density): LayerState => ({
  on: entry.shown[density],
  opacity: 100,
  filters: {},
});

export const defaultStates = (entered: readonly Entered[], density: Density): LayerStates =>
  new Map(entered.map((one) => [one.id, atFirst(one, density)]));

function readFilter(text: string, filters: readonly Filter[]): [string, readonly string[]] | [] {
  const [id = '', ...values] = text.split('-');
  const filter = filters.find((one) => one.id === id);
  if (!filter) return [];
  const known = values.filter((value) =>
    filter.values === 'categories' ? /^\d{2}$/.test(value) : filter.values.includes(value),
  );
  const chosen = filter.choose === 'one' ? known.slice(0, 1) : [...new Set(known)];
  return chosen.length > 0 ? [id, chosen] : [];
}

function readOne(token: string, { id, entry }: Entered): LayerState {
  const on = !token.startsWith('-');
  const [head = '', ...filters] = token.slice(on ? 0 : 1).split('_');
  const percent = Number(head.slice(id.length + 1) || 100);
  const read = filters
    .map((text) => readFilter(text, entry.filters ?? []))
    .filter((pair) => pair.length === 2);
  return {
    on,
    opacity: percent >= OPACITY_LEAST && percent <= 100 ? Math.round(percent) : 100,
    filters: Object.fromEntries(read),
  };
}

const idOf = (token: string): string => /^-?([a-z0-9]+)/.exec(token)?.[1] ?? '';

/** @param text of an address; undefined: the screen's defaults. */
export function statesOf(
  text: string | undefined,
  entered: readonly Entered[],
  density: Density,
): LayerStates {
  const tokens = new Map(text?.split('.').map((token) => [idOf(token), token]));
  const known = entered.some(({ id }) => tokens.has(id)) || text === NONE;
  if (!known) return defaultStates(entered, density);
  return new Map(
    entered.map((one) => {
      const token = tokens.get(one.id);
      const state = token === undefined ? atFirst(one, density) : readOne(token, one);
      return [one.id, token === undefined ? { ...state, on: false } : state];
    }),
  );
}

const writeOne = (id: string, { on, opacity, filters }: LayerState): string =>
  [
    `${on ? '' : '-'}${id}${opacity === 100 ? '' : `*${opacity}`}`,
    ...Object.entries(filters)
      .filter(([, values]) => values.length > 0)
      .map(([filter, values]) => `${filter}-${values.join('-')}`),
  ].join('_');

const isPlain = ({ opacity, filters }: LayerState): boolean =>
  opacity === 100 && Object.keys(filters).length === 0;

/** The word for an address; undefined for the screen's defaults. */
export function wordOf(
  states: LayerStates,
  entered: readonly Entered[],
  density: Density,
): string | undefined {
  const said = entered.flatMap(({ id }) => {
    const state = states.get(id);
    return state && (state.on || !isPlain(state)) ? [writeOne(id, state)] : [];
  });
  const usual = entered.every((one) => {
    const state = states.get(one.id);
    return !state || (isPlain(state) && state.on === atFirst(one, density).on);
  });
  if (usual) return undefined;
  return said.join('.') || NONE;
}

/** The states with one of them changed. */
export function changed(states: LayerStates, id: string, patch: Partial<LayerState>): LayerStates {
  const state = states.get(id);
  return state ? new Map(states).set(id, { ...state, ...patch }) : states;
}

/** What the reader left, for the layers to pick by. */
export const filtersOf = (states: LayerStates): Filters =>
  Object.fromEntries(
    [...states].flatMap(([id, { filters }]) =>
      Object.entries(filters).map(([filter, values]) => [`${id}.${filter}`, values]),
    ),
  );
