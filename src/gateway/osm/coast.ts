/**
 * Land from the coastline. OpenStreetMap draws a coast with the land on its left; within a box, land is what lies between a piece of
 * coast and the box's own edge, walked against the clock to where the next piece comes in.
 */
import { bboxClip, lineString } from '@turf/turf';
import { inBounds } from '#domain/geo/in-bounds.ts';
import { outlineHolds, readyOutline } from '#domain/geo/outline-test.ts';
import type { Bounds, MultiPolygon, Position } from '#domain/geo/shape.ts';
import { chained, isClosed, type Line, signedArea } from './rings.ts';

/** How much of a coast says where it is heading where the file ends: a share of the box's breadth. */
const HEADING = 0.1;

const corners = ([west, south, east, north]: Bounds): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

/** How far along the box's edge a point on it lies, against the clock from the south-west: 0–4. */
function alongEdge([west, south, east, north]: Bounds, [lon, lat]: Position): number {
  const [x, y] = [(lon - west) / (east - west), (lat - south) / (north - south)];
  const nearest = Math.min(y, 1 - x, 1 - y, x);
  if (nearest === y) return x;
  if (nearest === 1 - x) return 1 + y;
  return nearest === 1 - y ? 3 - x : 4 - y;
}

/** A coast that ends within the box because the file does: it goes on straight, beyond the box. */
function prolonged(coast: Line, box: Bounds): Line {
  const reach = 2 * Math.hypot(box[2] - box[0], box[3] - box[1]);
  const beyond = (line: Line): Position[] => {
    const end = line.at(-1);
    if (!end || !inBounds(box, end)) return [];
    const away = ([lon, lat]: Position) => Math.hypot(end[0] - lon, end[1] - lat);
    const before = line.findLast((at) => away(at) > HEADING * (box[2] - box[0])) ?? line[0];
    if (!before || away(before) === 0) return [];
    const share = reach / away(before);
    return [[end[0] + share * (end[0] - before[0]), end[1] + share * (end[1] - before[1])]];
  };
  return [...beyond(coast.toReversed()), ...coast, ...beyond(coast)];
}

function piecesIn(coast: Line, box: Bounds): Line[] {
  const { geometry } = bboxClip(lineString(coast.map((at) => [...at])), [...box]);
  const lines =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : (geometry.coordinates as number[][][]);
  return (lines as Position[][]).filter((line) => line.length > 1);
}

/** A ring that leaves the box, begun outside of it: so no piece of it begins in the middle. */
function turnedOut(ring: Line, box: Bounds): Line {
  const outside = ring.findIndex((at) => !inBounds(box, at));
  const open = ring.slice(0, -1);
  return [...open.slice(outside), ...open.slice(0, outside + 1)];
}

/** Pieces from edge to edge and the edges between them, as rings with the land inside. */
function closedOff(pieces: readonly Line[], box: Bounds): Position[][] {
  const entries = pieces
    .map((line) => ({ line, at: alongEdge(box, line[0] as Position) }))
    .sort((a, b) => a.at - b.at);
  const left = new Set(pieces);
  const rings: Position[][] = [];
  for (const first of pieces) {
    if (!left.has(first)) continue;
    const ring: Position[] = [];
    for (let piece = first; left.delete(piece); ) {
      ring.push(...piece);
      const out = alongEdge(box, piece.at(-1) as Position);
      const next = entries.find(({ at }) => at >= out) ?? entries[0];
      if (!next) break;
      const until = next.at >= out ? next.at : next.at + 4;
      for (let corner = Math.floor(out) + 1; corner < until; corner++)
        ring.push(corners(box)[corner % 4] as Position);
      piece = next.line;
    }
    ring.push(ring[0] as Position);
    rings.push(ring);
  }
  return rings;
}

/** The land in the box. Without any coast all of it is. */
export function landOf(coasts: readonly Line[], box: Bounds): MultiPolygon {
  const whole: Position[] = [...corners(box), [box[0], box[1]]];
  const chains = chained(coasts);
  const closed = chains.filter((line) => isClosed(line) && line.some((at) => inBounds(box, at)));
  const open = chains.filter((line) => !isClosed(line)).map((line) => prolonged(line, box));
  const within = closed.filter((line) => line.every((at) => inBounds(box, at)));
  const leaving = closed.filter((line) => !within.includes(line));
  const pieces = [...open, ...leaving.map((line) => turnedOut(line, box))].flatMap((line) =>
    piecesIn(line, box),
  );
  const islands = within.filter((ring) => signedArea(ring) > 0).map((ring) => [...ring]);
  const basins = within.filter((ring) => signedArea(ring) < 0).map((ring) => [...ring]);
  const inland = pieces.length === 0 && islands.length === 0;
  const rings = [...(inland ? [whole] : closedOff(pieces, box)), ...islands];
  return rings.map((ring) => {
    const outline = readyOutline([[ring]]);
    const inside = basins.filter(([at]) => at && outlineHolds(outline, at[0], at[1]));
    return [ring, ...inside];
  });
}
