import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Deed, type Heard, hear, type Line, STANDING_START } from '#app/live/resume.ts';
import type { Batch, Hello, Pulse } from '#wire/protocol.ts';

const clock = { mode: 'system' as const, town: 0, system: 0, speed: 1 };
const hello = (seq: number, lens = 'A', epoch = 'E'): Heard => ({
  type: 'hello',
  word: { epoch, seq, lens, clock, build: 'b' } satisfies Hello,
});
const batch = (after: number, upto: number, epoch = 'E'): Heard => ({
  type: 'batch',
  word: { epoch, after, upto, put: [], drop: [] } satisfies Batch,
});
const pulse = (seq: number, hash: string, ours = 'h', epoch = 'E'): Heard => ({
  type: 'pulse',
  word: { epoch, seq, hash, clock, beat: 0 } satisfies Pulse,
  ours,
});
const world = (turn: number, upto: number, lens = 'A', epoch = 'E'): Heard => ({
  type: 'world',
  turn,
  word: { epoch, upto, lens, put: [] },
});

/** Hears one after another; returns where that leads and what the last one asked for. */
function led(line: Line, ...heard: Heard[]): { line: Line; deeds: readonly Deed[] } {
  let deeds: readonly Deed[] = [];
  let now = line;
  for (const word of heard) [now, deeds] = hear(now, word);
  return { line: now, deeds };
}

/** A screen that follows at 10. */
const following = led(STANDING_START, hello(10), world(1, 10), {
  type: 'resumed',
  turn: 2,
  afresh: false,
}).line;

const kinds = (deeds: readonly Deed[]) => deeds.map((deed) => deed.do);

describe('a screen that arrives', () => {
  it('fetches everything, continues from there, and is current once it has what hello spoke of', () => {
    const greeted = led(STANDING_START, hello(10));
    expect(greeted.deeds).toEqual([{ do: 'fetch', turn: 1 }]);
    const has = led(greeted.line, world(1, 10));
    expect(has.deeds).toMatchObject([
      { do: 'begin' },
      { do: 'ask', word: { epoch: 'E', lens: 'A', upto: 10 } },
    ]);
    expect(kinds(led(has.line, { type: 'resumed', turn: 2, afresh: false }).deeds)).toEqual([
      'vouch',
    ]);
  });

  it('is not current while what it fetched lies behind hello, until the tail has come', () => {
    const { line, deeds } = led(STANDING_START, hello(12), world(1, 10), {
      type: 'resumed',
      turn: 2,
      afresh: false,
    });
    expect(deeds).toEqual([]);
    expect(kinds(led(line, batch(10, 12)).deeds)).toEqual(['apply', 'vouch']);
  });

  it('ignores the answer to a question of an earlier connection', () => {
    const { line } = led(STANDING_START, hello(10), { type: 'lost' }, hello(11));
    expect(led(line, world(1, 10)).deeds).toEqual([]);
    expect(led(line, { type: 'unanswered', turn: 1 }).deeds).toEqual([]);
  });
});

describe('a screen that comes back', () => {
  it('asks for the tail of what it holds', () => {
    const { deeds } = led(following, { type: 'lost' }, hello(15));
    expect(deeds).toMatchObject([{ do: 'ask', word: { upto: 10 } }]);
  });

  it('takes everything afresh under another lens, and in another journal', () => {
    expect(kinds(led(following, { type: 'lost' }, hello(15, 'B')).deeds)).toEqual(['fetch']);
    expect(kinds(led(following, { type: 'lost' }, hello(3, 'A', 'F')).deeds)).toEqual(['fetch']);
  });

  it('takes everything afresh when the gateway says it is too far behind', () => {
    const { line } = led(following, { type: 'lost' }, hello(9_000));
    expect(kinds(led(line, { type: 'resumed', turn: line.turn, afresh: true }).deeds)).toEqual([
      'fetch',
    ]);
  });

  it('asks again when nobody answers', () => {
    const { line } = led(following, { type: 'lost' }, hello(15));
    expect(kinds(led(line, { type: 'unanswered', turn: line.turn }).deeds)).toEqual(['ask']);
  });
});

describe('a batch', () => {
  it('that continues is applied', () => {
    expect(kinds(led(following, batch(10, 13)).deeds)).toEqual(['apply']);
  });
  it('that overlaps is applied, for things are whole', () => {
    const { line, deeds } = led(following, batch(8, 13));
    expect(kinds(deeds)).toEqual(['apply']);
    expect(line.held?.upto).toBe(13);
  });
  it('that is known already is passed over', () => {
    expect(led(following, batch(7, 10)).deeds).toEqual([]);
  });
  it('beyond a gap is not applied: the tail is asked for, once', () => {
    const gap = led(following, batch(11, 12));
    expect(gap.deeds).toMatchObject([{ do: 'ask', word: { upto: 10 } }]);
    expect(led(gap.line, batch(12, 13)).deeds).toEqual([]);
  });
  it('of another journal means everything afresh', () => {
    expect(kinds(led(following, batch(10, 11, 'F')).deeds)).toEqual(['fetch']);
  });
});

describe('a pulse', () => {
  it('vouches when number and hash agree', () => {
    expect(kinds(led(following, pulse(10, 'h')).deeds)).toEqual(['vouch']);
  });
  it('with another hash at the same number means everything afresh', () => {
    expect(kinds(led(following, pulse(10, 'x')).deeds)).toEqual(['fetch']);
  });
  it('ahead of what is held shows a batch was lost', () => {
    expect(kinds(led(following, pulse(11, 'x')).deeds)).toEqual(['ask']);
  });
  it('ahead of what is held leaves it out of date until what was lost has come, whatever is answered', () => {
    const asked = led(following, pulse(11, 'x')).line;
    const answered = led(asked, { type: 'resumed', turn: asked.turn, afresh: false });
    expect(answered.deeds).toEqual([]);
    expect(kinds(led(answered.line, batch(10, 11)).deeds)).toEqual(['apply', 'vouch']);
  });
  it('behind what is held says nothing', () => {
    expect(led(following, pulse(9, 'x')).deeds).toEqual([]);
  });
  it('says nothing before the world is whole', () => {
    expect(led(STANDING_START, hello(10), pulse(10, 'h')).deeds).toEqual([]);
  });
});

it('whatever is heard in whatever order, the number held never falls within a journal, no batch leaves a gap, and nothing below what was named is current', () => {
  const seq = fc.integer({ min: 0, max: 30 });
  const turn = fc.integer({ min: 0, max: 6 });
  const words = fc.oneof(
    seq.map((n) => hello(n)),
    fc.tuple(seq, seq).map(([a, b]) => batch(Math.min(a, b), Math.max(a, b))),
    seq.map((n) => pulse(n, 'h')),
    turn.map((n): Heard => ({ type: 'unanswered', turn: n })),
    fc
      .tuple(turn, fc.boolean())
      .map(([n, afresh]): Heard => ({ type: 'resumed', turn: n, afresh })),
    fc.constant<Heard>({ type: 'lost' }),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (heard) => {
      let line = following;
      for (const word of heard) {
        const before = line.held?.upto ?? 0;
        const [next, deeds] = hear(line, word);
        for (const deed of deeds) {
          if (deed.do === 'apply') expect(deed.word.after).toBeLessThanOrEqual(before);
          if (deed.do !== 'vouch') continue;
          expect(next.phase).toBe('following');
          expect(next.held?.upto).toBeGreaterThanOrEqual(next.named);
        }
        expect(next.held?.upto ?? 0).toBeGreaterThanOrEqual(before);
        line = next;
      }
    }),
  );
});
