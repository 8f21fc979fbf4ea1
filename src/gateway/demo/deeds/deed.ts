/** What somebody in a demo does next: when, who, and which command; and what it is decided by. */
import type { Viewer } from '#domain/access/viewer.ts';
import type { OrderState } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import type { WorkCalendar } from '#domain/time/calendar.ts';
import type { WhistleKind } from '#domain/whistle/codes.ts';
import type { World } from '#domain/world.ts';
import type { TownFiles } from '../../town/read-town.ts';
import type { Habits } from '../habits.ts';
import { type Hours, MINUTE, type Presence } from '../hours.ts';
import type { Luck } from '../luck.ts';
import type { Staff } from '../staff.ts';

export interface Deed {
  readonly at: number;
  readonly by: Viewer;
  /** A command's name; `photo` for a picture of what was put right. */
  readonly name: string;
  readonly input: object;
}

/** A whistle that is to be blown for an order. */
export interface Call {
  readonly kind: WhistleKind;
  readonly lead: string;
  readonly assist: readonly string[];
  /** When it is asked for; absent: in its own time. */
  readonly at?: number;
  /** Minutes from the blow, for those whose part is told beforehand. */
  readonly members?: Readonly<
    Record<string, { readonly sign?: number | undefined; readonly arrive?: number | undefined }>
  >;
}

/** What is planned for an order. Without a plan luck and habits decide. */
export interface Course {
  readonly ending: 'CLOSED' | 'REJECTED' | 'VOID' | 'MERGED' | 'SUSPENDED';
  /** The state in which it stays for now. */
  readonly stop?: OrderState;
  /** All that leads to its end or its stop is done by then. */
  readonly by?: number;
  /** It comes to its stop no sooner than then. */
  readonly since?: number;
  /** How often it is sent back before. */
  readonly returns?: number;
  /** The first call says that it is not solved. */
  readonly unsolved?: boolean;
  /** The order that tells of the same. */
  readonly master?: string;
  readonly call?: Call;
}

/** Everything that people go by. */
export interface Scene {
  readonly world: World;
  readonly files: TownFiles;
  readonly staff: Staff;
  readonly luck: Luck;
  readonly hours: Hours;
  readonly calendar: WorkCalendar;
  habitsOf(handler: string): Habits;
}

/** The last instant that still counts as in time for what is left to do. */
export const latestOf = (course: Course, dueAt: number | undefined): number =>
  Math.min(course.by ?? Number.POSITIVE_INFINITY, dueAt ?? Number.POSITIVE_INFINITY);

export interface Step {
  /** When the order came into the hands of whoever acts. */
  readonly from: number;
  /** How long they would like to take, in milliseconds. */
  readonly wish: number;
  readonly who: Presence;
  /** Of the time that is left at most so much is used. */
  readonly share: number;
  readonly latest: number;
}

/** When a step is taken: after the time it needs, when somebody is there, and sooner where the end of the time is near. */
export function timeOf({ hours, luck }: Scene, order: Order, name: string, step: Step): number {
  const { from, wish, who, share, latest } = step;
  const wished = from + wish;
  const there =
    order.urgency >= 3 ? wished : hours.present(who, wished, luck(order.id, `${name}-there`));
  const left = latest - from;
  const at =
    left > 0
      ? there <= from + share * left
        ? there
        : Math.min(wished, from + share * left)
      : there;
  return Math.round(Math.max(at, order.lastAt + MINUTE / 2));
}
