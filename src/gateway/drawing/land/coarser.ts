/** Borders with fewer bends, for a town that is looked at from further away; what would run into another stays as it was. */
import Flatbush from 'flatbush';
import { simplified } from '../shape/path.ts';
import { meeting, type Point } from '../shape/point.ts';
import type { Border } from './borders.ts';

interface Span {
  readonly border: number;
  readonly a: Point;
  readonly b: Point;
}

const spansOf = (borders: readonly Border[]): Span[] =>
  borders.flatMap(({ points }, border) =>
    points.slice(1).map((b, index): Span => ({ border, a: points[index] ?? b, b })),
  );

const same = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];
/** How many ends two spans share. */
const shared = (one: Span, other: Span): number =>
  [one.a, one.b].filter((end) => same(end, other.a) || same(end, other.b)).length;

/** Spans that share an end meet there; with both they lie on each other, and what was between them is gone. */
function clash(one: Span, other: Span): boolean {
  const ends = shared(one, other);
  return ends === 2 || (ends === 0 && meeting(one.a, one.b, other.a, other.b) !== undefined);
}

/** Those that meet another, or themselves, elsewhere than at an end. */
function tangled(borders: readonly Border[]): Set<number> {
  const spans = spansOf(borders);
  const found = new Set<number>();
  if (spans.length === 0) return found;
  const tree = new Flatbush(spans.length);
  const boxOf = ({ a, b }: Span) =>
    [
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
    ] as const;
  for (const span of spans) tree.add(...boxOf(span));
  tree.finish();
  for (const [index, span] of spans.entries())
    for (const near of tree.search(...boxOf(span))) {
      const other = spans[near];
      if (other && near > index && clash(span, other)) found.add(span.border).add(other.border);
    }
  return found;
}

/** @param by metres that a dropped bend may lie beside the line */
export function coarser(borders: readonly Border[], by: number): readonly Border[] {
  const closed = ({ points }: Border) => points[0] === points.at(-1);
  let coarse = borders.map((border) =>
    closed(border) ? border : { ...border, points: simplified(border.points, by) },
  );
  for (let knots = tangled(coarse); knots.size > 0; knots = tangled(coarse)) {
    const undone = coarse.map((border, index) => (knots.has(index) && borders[index]) || border);
    if (undone.every((border, index) => border === coarse[index])) break;
    coarse = undone;
  }
  return coarse;
}
