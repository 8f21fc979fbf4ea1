/** A small sheet on which a town is drawn: degrees to units, north above, no map underneath. */
import type { Position } from '#domain/geo/shape.ts';

export const WIDTH = 520;
const HEIGHT_MOST = 320;
const EDGE = 16;
const DOT = 2.6;

export interface Sheet {
  readonly height: number;
  ring(ring: readonly Position[]): string;
  dot(at: Position): string;
  line(from: Position, to: Position): string;
}

/**
 * A sheet for a ground, or for points where there is no ground; far points (a wrong system may put them on another continent) are not
 * drawn rather than making the town a speck.
 */
export function sheetAround(
  ground: readonly Position[],
  points: readonly Position[],
): Sheet | undefined {
  const framing = ground.length > 0 ? ground : points;
  if (framing.length === 0) return undefined;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of framing) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (WIDTH - 2 * EDGE) / Math.max(1e-6, (east - west) * squeeze),
    (HEIGHT_MOST - 2 * EDGE) / Math.max(1e-6, north - south),
  );
  const height = Math.ceil((north - south) * scale) + 2 * EDGE;
  const x = (lon: number) => (WIDTH + (2 * lon - west - east) * squeeze * scale) / 2;
  const y = (lat: number) => (height - (2 * lat - south - north) * scale) / 2;
  const word = ([lon, lat]: Position) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`;
  const isOn = ([lon, lat]: Position) =>
    x(lon) > 0 && x(lon) < WIDTH && y(lat) > 0 && y(lat) < height;
  return {
    height,
    ring: (ring) => `M${ring.map(word).join('L')}Z`,
    dot: (at) =>
      isOn(at)
        ? `M${(x(at[0]) - DOT).toFixed(1)} ${y(at[1]).toFixed(1)}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0`
        : '',
    line: (from, to) => (isOn(from) && isOn(to) ? `M${word(from)}L${word(to)}` : ''),
  };
}
