/** What a form is about, as far as its fields ask: where it lies and what is chosen at first. */
import type { Position } from '#domain/geo/shape.ts';
import type { Order } from '#domain/order/order.ts';
import type { Whistle } from '#domain/whistle/whistle.ts';

export interface Subject {
  readonly path: string;
  /** The grid it lies in, where there is one. */
  readonly grid: string | undefined;
  readonly point: Position;
  readonly order: Order | undefined;
  /** The organisations a choice is confined to. */
  readonly orgs: readonly string[] | undefined;
}

export const ofOrder = (order: Order): Subject => ({
  path: order.path,
  grid: order.grid,
  point: order.point,
  order,
  orgs: undefined,
});

export const ofWhistle = (
  { path, meetPoint }: Whistle,
  order: Order | undefined,
  orgs: readonly string[] | undefined,
): Subject => ({ path, grid: order?.grid, point: meetPoint, order, orgs });
