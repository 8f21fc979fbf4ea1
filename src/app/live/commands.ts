/**
 * The commands a screen gives and what each needs, as types only, read from the tables of the trade: the schemas and the
 * decisions stay with the gateway. A test holds the names and the fields against the catalogue.
 */
import type { AlarmAction, ShelveReason } from '#domain/alarm/codes.ts';
import type { PatrolMark } from '#domain/camera/camera.ts';
import type { Position } from '#domain/geo/shape.ts';
import type { Fields, FieldsInput } from '#domain/kernel/field.ts';
import type { OrderAction, STEPS } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import type { WHISTLE_STEPS, WhistleAction } from '#domain/whistle/flow.ts';

export interface Target {
  readonly id: string;
  /** Of the thing as the person saw it. */
  readonly version: number;
}

/** A field that may stay empty is left out, never sent as nothing. */
type Known<K, Yes> = string extends K ? never : Yes;
type Given<I> = {
  readonly [K in keyof I as Known<K, undefined extends I[K] ? never : K>]: I[K];
} & {
  readonly [K in keyof I as Known<K, undefined extends I[K] ? K : never>]?: Exclude<
    I[K],
    undefined
  >;
};
type StepInput<F extends Fields> = Target & Given<FieldsInput<F>>;

type OrderCommands = {
  [A in OrderAction as `order.${A}`]: StepInput<(typeof STEPS)[A]['needs']>;
};
type WhistleCommands = {
  [A in WhistleAction as `whistle.${A}`]: StepInput<(typeof WHISTLE_STEPS)[A]['needs']>;
};

interface Sighted {
  readonly grid: string;
  readonly point: Position;
  readonly category: string;
  readonly urgency: Order['urgency'];
}

export interface Commands extends OrderCommands, WhistleCommands {
  'order.report': Sighted & {
    readonly source: Exclude<Order['source'], 'SELF'>;
    readonly description?: string;
    /** Whom to call back; into the register and nowhere else. */
    readonly caller?: { readonly name?: string; readonly phone?: string };
  };
  'order.self-handle': Sighted & {
    /** Photos sent before, as drafts. */
    readonly before: string;
    readonly after: string;
    readonly description: string;
  };
  'camera.patrol': {
    readonly id: string;
    readonly mark: PatrolMark;
    readonly order?: string;
  };
  'worker.start-shift': { readonly id: string };
  'worker.end-shift': { readonly id: string };
  'worker.release': { readonly id: string };
  'worker.call-for-help': { readonly id: string; readonly point?: Position };
  'worker.help-came': { readonly id: string };
  'worker.end-help': { readonly id: string };
  'alarm.acknowledge': { readonly id: string; readonly action: AlarmAction };
  'alarm.shelve': {
    readonly id: string;
    readonly reason: ShelveReason;
    readonly minutes: number;
  };
}
export type CommandName = keyof Commands;
/** A step of an order's or a whistle's life. */
export type StepName = `order.${OrderAction}` | `whistle.${WhistleAction}`;
