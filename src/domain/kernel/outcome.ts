/** What a decision comes to: events (and register writes), or a refusal that says why. Never an exception. */
import type { Reason } from '../reasons.ts';

export type Param = string | number | null;

export interface Refusal {
  readonly ok: false;
  readonly reason: Reason;
  /** Codes and numbers only; the reader's side turns them into words of the reader's language. */
  readonly params: Readonly<Record<string, Param>>;
}

/** An event that has been decided but not yet numbered. */
export interface NewEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** What a typed text is for. */
export const PURPOSES = [
  'description',
  'verification',
  'instruction',
  'reason',
  'ruling',
  'talked-to',
  'result',
  'promise',
  'plan',
  'interim-measure',
  'check',
  'reply',
  'visit',
  'note',
  'answer',
  'receipt',
  'task',
  'finding',
  'conclusion',
  'comment',
  /** Who called, kept apart from the rest: read for a purpose, masked otherwise. */
  'caller-name',
  'caller-phone',
] as const;
export type Purpose = (typeof PURPOSES)[number];

export const isOfCaller = (purpose: Purpose): boolean => purpose.startsWith('caller-');

/** A text that a person typed. It goes to a register in the same transaction, never into the world or the journal. */
export interface Words {
  readonly id: string;
  /** The thing the words belong to. */
  readonly about: string;
  readonly purpose: Purpose;
  readonly text: string;
}

/** A photo that waited for its order: it is the order's from the same transaction on. */
export interface Claim {
  readonly order: string;
  readonly photo: string;
  readonly phase: 'BEFORE' | 'AFTER';
  /** The post that sent it. */
  readonly by: string;
}

export interface Accepted {
  readonly ok: true;
  readonly events: readonly NewEvent[];
  readonly words: readonly Words[];
  readonly claims: readonly Claim[];
}

export type Outcome = Accepted | Refusal;

export const refuse = (reason: Reason, params: Refusal['params'] = {}): Refusal => ({
  ok: false,
  reason,
  params,
});

export const accept = (
  events: readonly NewEvent[],
  words: readonly Words[] = [],
  claims: readonly Claim[] = [],
): Accepted => ({ ok: true, events, words, claims });
