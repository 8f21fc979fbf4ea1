/** The coordinate systems in which a file may come. Inside, everything is WGS-84. */
import gcoord from 'gcoord';
import type { Position } from '#domain/geo/shape.ts';

export const CRS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
export type Crs = (typeof CRS)[number];

const SOURCE = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** CGCS2000 and WGS-84 differ by centimetres and are taken as one (DOMAIN §2.10). */
export const toWgs84 = (crs: Crs, [lon, lat]: Position): Position =>
  crs === 'wgs84' || crs === 'cgcs2000'
    ? [lon, lat]
    : (gcoord.transform([lon, lat], SOURCE[crs], gcoord.WGS84) as [number, number]);
