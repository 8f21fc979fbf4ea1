/**
 * What outlines have in common, make together, or leave of one another. The quick way fails on some lines that lie all but upon one
 * another; then it is done the slow and sure way.
 */
import * as sure from 'polyclip-ts';
import quick, { type Geom } from 'polygon-clipping';
import type { MultiPolygon } from '#domain/geo/shape.ts';

type Deed = (first: MultiPolygon, ...others: readonly MultiPolygon[]) => MultiPolygon;
type Clip = (first: Geom, ...others: Geom[]) => MultiPolygon;

const either =
  (quickly: Clip, surely: Clip): Deed =>
  (...shapes) => {
    const [first, ...others] = shapes as unknown as readonly [Geom, ...Geom[]];
    try {
      return quickly(first, ...others);
    } catch {
      return surely(first, ...others);
    }
  };

export const intersection = either(quick.intersection, sure.intersection);
export const union = either(quick.union, sure.union);
export const difference = either(quick.difference, sure.difference);
