/** Which of thousands of areas holds a point, for who asks now and then: a tree of their bounds, ready in milliseconds. */
import Flatbush from 'flatbush';
import { liesIn } from './locate.ts';
import { boundsOf, type MultiPolygon, type Position } from './shape.ts';

export class AreaTree<T extends { readonly shape: MultiPolygon }> {
  readonly #areas: readonly T[];
  readonly #tree: Flatbush | undefined;

  constructor(areas: Iterable<T>) {
    this.#areas = [...areas];
    if (this.#areas.length === 0) return;
    this.#tree = new Flatbush(this.#areas.length);
    for (const { shape } of this.#areas) this.#tree.add(...boundsOf(shape));
    this.#tree.finish();
  }

  /** The first of them, in the order given, whose outline holds the point: what `locate` answers. */
  at([lon, lat]: Position): T | undefined {
    const near = this.#tree?.search(lon, lat, lon, lat).sort((a, b) => a - b) ?? [];
    for (const index of near) {
      const area = this.#areas[index];
      if (area && liesIn(area, [lon, lat])) return area;
    }
    return undefined;
  }
}
