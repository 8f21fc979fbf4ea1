/** Asks a layer for its drawing only when something its last pick read has moved: it notes what is read, so none can forget to say. */
import { SHELVES, type ShelfName, type World } from '#domain/world.ts';
import type { Drawing, LayerContext, MapLayer } from './layers/contract.ts';

type Asked = Exclude<keyof LayerContext, 'world'>;

/** What stands behind a context: its values as they are now, and a revision for each shelf, which changes in place. */
export interface Sources {
  value(key: Asked): LayerContext[Asked];
  readonly world: World;
  revision(shelf: ShelfName): number;
}

type Aspect = Asked | `world.${ShelfName}`;

const ASKED = [
  'fixes',
  'selection',
  'now',
  'language',
  'nearness',
  'density',
  'unit',
  'fonts',
  'basemap',
  'filters',
  'metric',
  'clusters',
  'history',
  'buildings',
  'departments',
  'tilted',
] as const satisfies readonly Asked[];

export class Reader {
  readonly #sources: Sources;
  /** For each layer, what its last pick read and how that stood. */
  readonly #read = new Map<string, Map<Aspect, unknown>>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The layer's drawing, or undefined when nothing it looked at has moved since the last. */
  look(layer: MapLayer): Drawing | undefined {
    const before = this.#read.get(layer.id);
    if (before && [...before].every(([aspect, stamp]) => Object.is(this.#stamp(aspect), stamp)))
      return undefined;
    const read = new Map<Aspect, unknown>();
    this.#read.set(layer.id, read);
    return layer.look(this.#noting((aspect) => read.set(aspect, this.#stamp(aspect))));
  }

  #stamp(aspect: Aspect): unknown {
    return aspect.startsWith('world.')
      ? this.#sources.revision(aspect.slice('world.'.length) as ShelfName)
      : this.#sources.value(aspect as (typeof ASKED)[number]);
  }

  #noting(note: (aspect: Aspect) => void): LayerContext {
    const sources = this.#sources;
    const noted = <K extends string>(keys: readonly K[], get: (key: K) => unknown, prefix = '') =>
      Object.defineProperties(
        {},
        Object.fromEntries(
          keys.map((key) => [
            key,
            {
              enumerable: true,
              get: () => {
                note(`${prefix}${key}` as Aspect);
                return get(key);
              },
            },
          ]),
        ),
      );
    const world = noted(SHELVES, (shelf) => sources.world[shelf], 'world.');
    return Object.assign(
      noted(ASKED, (key) => sources.value(key)),
      { world },
    ) as LayerContext;
  }
}
