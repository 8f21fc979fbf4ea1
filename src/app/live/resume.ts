/**
 * How a screen keeps its part of the world whole over a line that breaks: a pure machine from what was heard to what is to be
 * done. It never skips a number, never applies a batch twice, and calls the world current only when the gateway vouches.
 */
import type { Afresh, Batch, Hello, Pulse, Resume } from '#wire/protocol.ts';

/** What the screen holds. */
export type Held = Resume;

export interface Line {
  readonly phase: /** No connection, or no hello yet. */
    | 'down'
    /** `resume` was sent, its answer is awaited. */
    | 'asking'
    /** The whole world was asked for. */
    | 'fetching'
    /** Batches continue what is held. */
    | 'following';
  readonly held: Held | undefined;
  /** The highest number the gateway has named, in whatever word: with less nothing is current. */
  readonly named: number;
  /** Counts questions, so that an answer to an earlier one is known as such. */
  readonly turn: number;
}

export type Heard =
  | { readonly type: 'hello'; readonly word: Hello }
  | { readonly type: 'resumed'; readonly turn: number; readonly afresh: boolean }
  | { readonly type: 'world'; readonly turn: number; readonly word: Afresh }
  /** A question got no answer in time. */
  | { readonly type: 'unanswered'; readonly turn: number }
  | { readonly type: 'batch'; readonly word: Batch }
  /** `ours` is the hash of what the screen holds, everything applied. */
  | { readonly type: 'pulse'; readonly word: Pulse; readonly ours: string }
  | { readonly type: 'lost' };

export type Deed =
  | { readonly do: 'ask'; readonly turn: number; readonly word: Resume }
  | { readonly do: 'fetch'; readonly turn: number }
  | { readonly do: 'begin'; readonly word: Afresh }
  | { readonly do: 'apply'; readonly word: Batch }
  /** What is held is everything, as of now. */
  | { readonly do: 'vouch' };

type Move = readonly [Line, readonly Deed[]];

export const STANDING_START: Line = { phase: 'down', held: undefined, named: 0, turn: 0 };

function ask(line: Line, held: Held): Move {
  const turn = line.turn + 1;
  return [{ ...line, phase: 'asking', held, turn }, [{ do: 'ask', turn, word: held }]];
}

function fetchAll(line: Line): Move {
  const turn = line.turn + 1;
  return [{ ...line, phase: 'fetching', turn }, [{ do: 'fetch', turn }]];
}

const vouchIfThere = (line: Line): readonly Deed[] =>
  line.phase === 'following' && line.held && line.held.upto >= line.named ? [{ do: 'vouch' }] : [];

function onHello(line: Line, { epoch, lens, seq }: Hello): Move {
  const greeted = { ...line, named: seq };
  const { held } = line;
  return held && held.epoch === epoch && held.lens === lens
    ? ask(greeted, held)
    : fetchAll(greeted);
}

function onWorld(line: Line, word: Afresh): Move {
  const { epoch, lens, upto } = word;
  const [next, deeds] = ask(line, { epoch, lens, upto });
  return [next, [{ do: 'begin', word }, ...deeds]];
}

function onBatch(line: Line, word: Batch): Move {
  const { held, phase } = line;
  if (!held || phase === 'down' || phase === 'fetching') return [line, []];
  if (word.epoch !== held.epoch) return fetchAll({ ...line, named: word.upto });
  if (word.upto <= held.upto) return [line, []];
  const told = { ...line, named: Math.max(line.named, word.upto) };
  // While a question is open its answer brings the tail: what lies beyond it comes again.
  if (word.after > held.upto) return phase === 'asking' ? [told, []] : ask(told, held);
  const next = { ...told, held: { ...held, upto: word.upto } };
  const reached = held.upto < line.named ? vouchIfThere(next) : [];
  return [next, [{ do: 'apply', word }, ...reached]];
}

function onPulse(line: Line, { epoch, seq, hash }: Pulse, ours: string): Move {
  const { held, phase } = line;
  if (!held || phase !== 'following') return [line, []];
  if (epoch !== held.epoch) return fetchAll({ ...line, named: seq });
  // The answer alone does not make it current: what it speaks of must have come.
  if (seq > held.upto) return ask({ ...line, named: Math.max(line.named, seq) }, held);
  if (seq < held.upto) return [line, []];
  return hash === ours ? [line, vouchIfThere(line)] : fetchAll(line);
}

export function hear(line: Line, heard: Heard): Move {
  switch (heard.type) {
    case 'hello':
      return onHello(line, heard.word);
    case 'resumed': {
      if (line.phase !== 'asking' || heard.turn !== line.turn) return [line, []];
      if (heard.afresh) return fetchAll(line);
      const next: Line = { ...line, phase: 'following' };
      return [next, vouchIfThere(next)];
    }
    case 'world':
      return line.phase === 'fetching' && heard.turn === line.turn
        ? onWorld(line, heard.word)
        : [line, []];
    case 'unanswered':
      if (heard.turn !== line.turn) return [line, []];
      if (line.phase === 'fetching') return fetchAll(line);
      return line.phase === 'asking' && line.held ? ask(line, line.held) : [line, []];
    case 'batch':
      return onBatch(line, heard.word);
    case 'pulse':
      return onPulse(line, heard.word, heard.ours);
    case 'lost':
      return [{ ...line, phase: 'down' }, []];
  }
}
