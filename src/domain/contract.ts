/**
 * What an event and a command of this world are. An event says what happened and how that changes the world; a command says
 * how a person's wish is decided. Both are pure.
 */
import type { z } from 'zod';
import type { Permission, Placed } from './access/table.ts';
import type { Post, Role } from './access/viewer.ts';
import type { NewEvent, Outcome } from './kernel/outcome.ts';
import type { DraftPhoto } from './order/draft-photo.ts';
import type { Order } from './order/order.ts';
import type { RuleBook } from './rules/rule-book.ts';
import type { WorkCalendar } from './time/calendar.ts';
import type { DraftWorld, ShelfName, World } from './world.ts';

/** What the journal adds to an event when it numbers it. */
export interface Stamp {
  readonly seq: number;
  /** Epoch milliseconds on the town's clock. */
  readonly at: number;
  readonly by: Post;
}

export interface EventKind<
  Type extends string = string,
  Data extends { id: string } = { id: string },
> {
  readonly type: Type;
  /** Version of the data's form. A change of form raises it and lists how each older form is read. */
  readonly v: number;
  readonly data: z.ZodType<Data>;
  /** From version n to n + 1, for each n below `v`. */
  readonly upcast?: Readonly<Record<number, (old: unknown) => unknown>>;
  /** The shelf of the thing the event is about; `data.id` names the thing. */
  readonly shelf: ShelfName;
  fold(draft: DraftWorld, data: Data, stamp: Stamp): void;
}

export interface DefinedEvent<Type extends string, Data extends { id: string }>
  extends EventKind<Type, Data> {
  /** Makes an event of this kind, for a decision to accept. */
  of(data: Data): NewEvent<Type, Data>;
}

export const defineEvent = <Type extends string, Data extends { id: string }>(
  kind: EventKind<Type, Data>,
): DefinedEvent<Type, Data> => ({ ...kind, of: (data) => ({ type: kind.type, data }) });

/** Facts that the world does not hold; the gateway answers from the database. */
export interface Reads {
  /** An order that has left the world, as it stood then. */
  archivedOrder(id: string): Promise<Order | undefined>;
  /** A photo that its sender has not used yet. */
  draftPhoto(by: Post, photo: string): Promise<DraftPhoto | undefined>;
}

/** What surrounds a decision: handed in, so that the decision stays pure and can be replayed. */
export interface Circumstance {
  /** Epoch milliseconds on the town's clock. */
  readonly now: number;
  readonly by: Post;
  readonly role: Role;
  readonly worker: string | null;
  readonly org: string | null;
  readonly zone: string;
  readonly orderPrefix: string;
  readonly townPath: string;
  /** The next ULID. */
  newId(): string;
  /** Work days and hours of the town. */
  readonly calendar: WorkCalendar;
  /** The rule book in force now. */
  readonly rules: RuleBook;
  knowsCategory(code: string): boolean;
  knowsOrg(code: string): boolean;
  /** Whether the code is of the district's, which receives what is raised to it. */
  receives(code: string): boolean;
}

export interface Command<Input = unknown, Facts = unknown> {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly access: {
    readonly may: Permission;
    /** The thing the relation is judged on. Absent: the function alone decides. Undefined: there is no such thing. */
    readonly on?: (world: World, input: Input, facts: Facts) => Placed | undefined;
    /** The word for "no such thing", also said of another area's. */
    readonly unknown?:
      | 'order.unknown'
      | 'grid.unknown'
      | 'worker.unknown'
      | 'whistle.unknown'
      | 'camera.unknown'
      | 'alarm.unknown';
  };
  readonly look?: (reads: Reads, input: Input, by: Post) => Promise<Facts>;
  decide(world: World, facts: Facts, input: Input, circumstance: Circumstance): Outcome;
}

export const defineCommand = <Input, Facts = undefined>(
  command: Command<Input, Facts>,
): Command<Input, Facts> => command;
