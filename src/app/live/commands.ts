/**
 * The commands a screen gives and what each needs, as types only: the schemas and the decisions stay with the gateway. A test
 * holds the names and the fields against the catalogue.
 */
import type { Position } from '#domain/geo/shape.ts';
import type { RESULTS, RETURN_REASONS, VOID_REASONS } from '#domain/order/events.ts';
import type { Order } from '#domain/order/order.ts';

interface Step {
  readonly id: string;
  /** Of the order as the person saw it. */
  readonly version: number;
}

export interface Commands {
  'order.report': {
    readonly grid: string;
    readonly point: Position;
    readonly category: string;
    readonly urgency: Order['urgency'];
    readonly source: Order['source'];
    readonly description?: string;
  };
  'order.file': Step & { readonly category: string; readonly urgency: Order['urgency'] };
  'order.dispatch': Step & { readonly handler: string; readonly instruction?: string };
  'order.recall': Step;
  'order.sign': Step;
  'order.return': Step & {
    readonly reason: (typeof RETURN_REASONS)[number];
    readonly basis?: string;
  };
  'order.finish': Step & { readonly result: (typeof RESULTS)[number]; readonly text: string };
  'order.close': Step;
  'order.void': Step & { readonly reason: (typeof VOID_REASONS)[number] };
  'order.relocate': Step & { readonly grid: string; readonly point: Position };
  'worker.start-shift': { readonly id: string };
  'worker.end-shift': { readonly id: string };
  'worker.release': { readonly id: string };
}
export type CommandName = keyof Commands;
