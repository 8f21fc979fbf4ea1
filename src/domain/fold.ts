/** Folding: how events change a draft. The gateway folds what it decided; a rebuild folds what the journal says. */
import { eventOf } from './catalogue.ts';
import type { Stamp } from './contract.ts';
import type { NewEvent } from './kernel/outcome.ts';
import type { DraftWorld } from './world.ts';

/** An event as the journal keeps it. */
export interface JournalEvent extends Stamp {
  readonly type: string;
  readonly v: number;
  readonly data: unknown;
}

/**
 * Folds one event into a draft whose stamp is already set to the event's number.
 * Throws on an event of no kind: a decision that makes one is a bug, a journal that holds one is of a newer version.
 */
export function fold(draft: DraftWorld, event: NewEvent, stamp: Stamp): void {
  const kind = eventOf(event.type);
  if (!kind) throw new Error(`no such event: ${event.type}`);
  kind.fold(draft, event.data as { id: string }, stamp);
}

/**
 * Reads the data of a journal row in today's form.
 * Throws when the row's version is newer than this code, an upcast is missing, or the data does not fit.
 */
export function readEvent(event: JournalEvent): NewEvent {
  const kind = eventOf(event.type);
  if (!kind) throw new Error(`event ${event.seq}: no such event: ${event.type}`);
  if (event.v > kind.v)
    throw new Error(`event ${event.seq}: ${event.type} v${event.v} is newer than this program`);
  let data = event.data;
  for (let v = event.v; v < kind.v; v++) {
    const upcast = kind.upcast?.[v];
    if (!upcast) throw new Error(`event ${event.seq}: ${event.type} has no way from v${v}`);
    data = upcast(data);
  }
  return { type: event.type, data: kind.data.parse(data) };
}
