/**
 * How a layer stands in the tree of layers: its group, whether a screen shows it at first, what may be chosen of it, how many
 * things it holds and how old its data may be. The tree, the legend and the address are made from this.
 */
import type { SymbolName } from '../symbols.ts';
import type { Density, LayerContext, Nearness } from './contract.ts';

/** DOMAIN §6.4, in its order. */
export const GROUPS = ['ground', 'area', 'people', 'building', 'event', 'thing', 'org'] as const;
export type Group = (typeof GROUPS)[number];

/** Where a layer's data come from; a source's age is the age of the layer. */
export type Source = 'town' | 'world' | 'positions' | 'history' | 'census';

export interface Filter {
  readonly id: string;
  /** `some`: any of the values, all at first. `one`: exactly one, the first at first. */
  readonly choose: 'some' | 'one';
  /** Words of an address: lower-case letters and digits. `categories`: the town's classes of orders. */
  readonly values: readonly string[] | 'categories';
}

export interface Entry {
  readonly group: Group;
  /** Whether a screen shows it unless its address says otherwise. */
  readonly shown: Readonly<Record<Density, boolean>>;
  readonly source: Source;
  /** Milliseconds after which its data are called old. */
  readonly maxAge: number;
  /** From how near it is drawn; absent: from anywhere. */
  readonly from?: Nearness;
  readonly count?: (context: LayerContext) => number;
  readonly filters?: readonly Filter[];
  readonly legend?: readonly SymbolName[];
}

/** The values chosen by a filter of `some`; undefined: all. */
export const chosenOf = (
  { filters }: Pick<LayerContext, 'filters'>,
  key: `${string}.${string}`,
): readonly string[] | undefined => filters[key];
