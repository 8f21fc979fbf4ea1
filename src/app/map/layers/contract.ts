/**
 * What a layer of the map is: `pick` reads from what is known the little it shows, `draw` says how that looks. Both are pure,
 * and a layer is asked again only when something its last pick read has moved, so a batch costs what it changes.
 */
import type { Layer } from '@deck.gl/core';
import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { ScreenWords } from '#app/language/zh-CN.ts';
import type { Departments } from '#app/state/called-offices.ts';
import type { Bounds } from '#domain/geo/shape.ts';
import type { Language } from '#domain/town/town.ts';
import type { World } from '#domain/world.ts';
import type { Fixes } from '#wire/frames.ts';
import type { OrderColumns } from '#wire/order-columns.ts';
import type { BasemapRead, BuildingCensusRead } from '#wire/reads.ts';
import type { Clusters } from '../clusters/gather.ts';
import type { MetricId } from '../metric/metric-ids.ts';
import type { SymbolName } from '../symbol-names.ts';

/** From the ground up. The order of the map is said in these words, never in numbers. */
export const STOREYS = ['ground', 'area', 'line', 'place', 'unit', 'alert', 'label'] as const;
export type Storey = (typeof STOREYS)[number];

/** The zoom classes of the symbols: the whole town (≤ z13), a community (z14–15), a street (≥ z16). */
export type Nearness = 'far' | 'mid' | 'near';
export type Density = 'desk' | 'wall';

export interface Selection {
  readonly grid?: string;
  readonly order?: string;
  /** Path of an area. */
  readonly area?: string;
  /** A camera, sensor or station, `cameras.<id>`. */
  readonly thing?: string;
}

/** What a reader left of a layer's things, by `layer.filter`; absent: everything. */
export type Filters = Readonly<Record<string, readonly string[]>>;

/** What was gathered, and the orders it speaks of by their places. */
export interface GatheredOrders extends Clusters {
  readonly ids: readonly string[];
}

/** A read of the gateway, and when it came: this browser's time. */
export interface Came<T> {
  readonly value: T;
  readonly cameAt: number;
}

/** Everything a layer may read. */
export interface LayerContext {
  readonly world: World;
  readonly fixes: Fixes | undefined;
  readonly selection: Selection;
  /** Town time, some seconds coarse: lamps turn while nothing else happens. */
  readonly now: number;
  readonly language: Language;
  readonly nearness: Nearness;
  readonly density: Density;
  /** Screen pixels in a design unit: 1 on a desk, height / 1080 on a wall. */
  readonly unit: number;
  /** CSS families for text on the map, the first choice first. */
  readonly fonts: readonly string[];
  /** What lies under the map; undefined until the gateway has said so. */
  readonly basemap: BasemapRead | undefined;
  readonly filters: Filters;
  /** By what the grids are filled; undefined while they are not. */
  readonly metric: MetricId | undefined;
  /** The orders that don't press, gathered for the zoom at hand; undefined until the first gathering. */
  readonly clusters: GatheredOrders | undefined;
  /** Orders of the last while, the ended ones too; undefined until they were asked for and came. */
  readonly history: Came<OrderColumns> | undefined;
  /** Who lives and works in each building; undefined likewise. */
  readonly buildings: Came<BuildingCensusRead> | undefined;
  /** The town's organisations and where each sets out from. */
  readonly departments: Departments;
  /** Whether the map is looked at from aslant. */
  readonly tilted: boolean;
}

type WithoutSource<L> = L extends unknown ? Omit<L, 'source'> : never;
export type StyleLayer = WithoutSource<LayerSpecification>;

export type TargetShelf = 'orders' | 'workers' | 'cameras' | 'sensors' | 'stations' | 'clusters';

/** Things that can be clicked: `ids[i]` stands at `lonLat[2i], lonLat[2i+1]`; undefined is not there to be clicked. */
export interface Targets {
  readonly shelf: TargetShelf;
  readonly ids: readonly (string | undefined)[];
  readonly lonLat: Float64Array;
  /** How near a click must be, in screen pixels. */
  readonly reach: number;
}

/** Vector tiles of our own gateway. */
export interface Tiles {
  /** `/…/{z}/{x}/{y}…` */
  readonly path: string;
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Bounds;
  /** They are pictures, not lines and faces. */
  readonly pictures?: true;
  /** Whose name the map shows for them. */
  readonly attribution?: string;
}

/** How a layer looks now. What keeps its reference is not sent to the GPU again. */
export interface Drawing {
  /** The layer's own source. */
  readonly features?: FeatureCollection;
  /** Its source instead, where that is tiles. */
  readonly tiles?: Tiles;
  /** The layer below whose source this one draws from, instead of one of its own. */
  readonly from?: string;
  /** MapLibre layers over the source, bottom to top; the same ids each time. */
  readonly style?: readonly StyleLayer[];
  /** deck.gl layers: for what is many, or moves. */
  readonly deck?: readonly Layer[];
  readonly targets?: readonly Targets[];
  /** A feature of another layer, whose style may read its state `marked`: to mark another lays nothing out again. */
  readonly marks?: { readonly of: string; readonly id: string | undefined };
  /** Characters that must be there in the label font before this is drawn. */
  readonly letters?: string;
}

/** Key of a layer's name in the words of the screens. */
export type Title = `map.layer.${keyof ScreenWords['map']['layer']}`;

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

/**
 * How a layer stands in the tree of layers: its group, whether a screen shows it at first, what may be chosen of it, how many
 * things it holds and how old its data may be. The tree, the legend and the address are made from this.
 */
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

interface Placed {
  readonly id: string;
  readonly title: Title;
  readonly storey: Storey;
  /** How it stands in the tree of layers. */
  readonly entry?: Entry;
  /** The layer with whose switch this one goes; with neither it is always there. */
  readonly follows?: string;
}

export interface MapLayer extends Placed {
  readonly look: (context: LayerContext) => Drawing;
}

export interface Leaf<Data> extends Placed {
  readonly pick: (context: LayerContext) => Data;
  readonly draw: (data: Data) => Drawing;
}

export const defineLayer = <Data>(leaf: Leaf<Data>): Leaf<Data> & MapLayer => ({
  ...leaf,
  look: (context) => leaf.draw(leaf.pick(context)),
});

/** The values chosen by a filter of `some`; undefined: all. */
export const chosenOf = (
  { filters }: Pick<LayerContext, 'filters'>,
  key: `${string}.${string}`,
): readonly string[] | undefined => filters[key];
