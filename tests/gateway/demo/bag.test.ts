/** A bag holds what a set holds, and luck reaches each of its names. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bag } from '#gateway/demo/bag.ts';

test('after any putting in and taking out, all that is in it can be drawn first, and nothing else', () => {
  const step = fc.record({ name: fc.constantFrom(...'abcdef'), out: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const [bag, set] = [new Bag(), new Set<string>()];
      for (const { name, out } of steps) {
        if (out) bag.delete(name);
        else bag.add(name);
        if (out) set.delete(name);
        else set.add(name);
      }
      const firsts = [...set].map((_, i) => [...bag.from((i + 0.5) / set.size)][0]);
      expect(new Set(firsts)).toEqual(set);
      expect([...bag.from(0.99)].sort()).toEqual([...set].sort());
    }),
  );
});
