import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Agenda } from '#gateway/demo/agenda.ts';

test('an agenda gives each thing once, at the time it was last put for, earlier times first', () => {
  const deeds = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -1, max: 50 })),
  );
  fc.assert(
    fc.property(deeds, (list) => {
      const agenda = new Agenda();
      const expected = new Map<string, number>();
      for (const [thing, at] of list) {
        const name = `thing-${thing}`;
        if (at < 0) {
          agenda.drop(name);
          expected.delete(name);
        } else {
          agenda.put(name, at);
          expected.set(name, at);
        }
      }
      expect(agenda.size).toBe(expected.size);
      let last = -1;
      for (let next = agenda.take(); next; next = agenda.take()) {
        expect(next.at).toBe(expected.get(next.thing));
        expect(next.at).toBeGreaterThanOrEqual(last);
        last = next.at;
        expected.delete(next.thing);
      }
      expect(expected.size).toBe(0);
      expect(agenda.next).toBeUndefined();
    }),
  );
});
