/** Where a tile lies: the usual addresses of web maps, row 0 in the north. */
import type { Bounds } from '#domain/geo/shape.ts';

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

const lonOf = (x: number, z: number): number => (x / 2 ** z) * 360 - 180;
const latOf = (y: number, z: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI;

/** West, south, east, north of a tile in degrees, widened by a share of its edge. */
export const boxOf = ({ z, x, y }: TileAddress, wider = 0): [number, number, number, number] => [
  lonOf(x - wider, z),
  latOf(y + 1 + wider, z),
  lonOf(x + 1 + wider, z),
  latOf(y - wider, z),
];

export const touches = (address: TileAddress, [west, south, east, north]: Bounds): boolean => {
  const [left, bottom, right, top] = boxOf(address);
  return left <= east && right >= west && bottom <= north && top >= south;
};

/** Every tile of a zoom that touches the box, row by row. */
export function* tilesIn([west, south, east, north]: Bounds, z: number): Iterable<TileAddress> {
  const n = 2 ** z;
  const column = (lon: number): number => Math.min(n - 1, Math.floor(((lon + 180) / 360) * n));
  const row = (lat: number): number => {
    const down = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
    return Math.min(n - 1, Math.max(0, Math.floor(down * n)));
  };
  for (let y = row(north); y <= row(south); y++)
    for (let x = column(west); x <= column(east); x++) yield { z, x, y };
}
