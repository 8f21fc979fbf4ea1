import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DraftShelf } from '#domain/kernel/draft.ts';
import { OpenShelf, type Thing } from '#domain/kernel/thing.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const deed = fc.oneof(
  fc.record({ do: fc.constant('put' as const), id }),
  fc.record({ do: fc.constant('drop' as const), id }),
);
type Deed = { do: 'put' | 'drop'; id: string };

const sorted = (things: Iterable<Thing>) => [...things].sort((x, y) => (x.id < y.id ? -1 : 1));

function play(
  shelf: DraftShelf<Thing>,
  model: Map<string, Thing>,
  deeds: readonly Deed[],
  seq: { now: number },
) {
  for (const { do: what, id } of deeds) {
    seq.now += 1;
    if (what === 'put') {
      shelf.put({ id, path: '/t/' });
      model.set(id, { id, path: '/t/', version: seq.now });
    } else {
      shelf.drop(id);
      model.delete(id);
    }
  }
}

test('a draft over a draft reads like the shelf it will become, and its changes make it so', () => {
  fc.assert(
    fc.property(fc.array(id), fc.array(deed), fc.array(deed), (base, first, second) => {
      const seq = { now: 0 };
      const shelf = new OpenShelf<Thing>();
      const model = new Map<string, Thing>();
      for (const name of base) {
        shelf.put({ id: name, path: '/t/', version: 0 });
        model.set(name, { id: name, path: '/t/', version: 0 });
      }
      const outer = new DraftShelf<Thing>(shelf, () => seq.now);
      play(outer, model, first, seq);
      const inner = new DraftShelf<Thing>(outer, () => seq.now);
      play(inner, model, second, seq);
      expect(sorted(inner.values())).toEqual(sorted(model.values()));
      expect(inner.size).toBe(model.size);

      inner.settle(outer);
      expect(sorted(outer.values())).toEqual(sorted(model.values()));
      expect(outer.size).toBe(model.size);

      for (const { id: changed, after, seq: at } of [...outer.changes()]) {
        expect(at).toBeGreaterThan(0);
        if (after) shelf.put(after);
        else shelf.drop(changed);
      }
      expect(sorted(shelf.values())).toEqual(sorted(model.values()));
    }),
  );
});

test('a draft that is dropped leaves the shelf as it was', () => {
  const shelf = new OpenShelf<Thing>();
  shelf.put({ id: 'a', path: '/t/', version: 1 });
  const draft = new DraftShelf<Thing>(shelf, () => 2);
  draft.drop('a');
  draft.put({ id: 'b', path: '/t/' });
  expect(sorted(shelf.values())).toEqual([{ id: 'a', path: '/t/', version: 1 }]);
});

test('what was taken back leaves no row; what came and went in one draft leaves the last of it', () => {
  const shelf = new OpenShelf<Thing>();
  shelf.put({ id: 'a', path: '/t/', version: 1 });
  const draft = new DraftShelf<Thing>(shelf, () => 2);
  draft.erase('a');
  draft.erase('archived');
  draft.put({ id: 'b', path: '/t/' });
  draft.drop('b');
  draft.drop('nowhere');
  expect([...draft.changes()].map(({ id, after, last }) => [id, after, last?.version])).toEqual([
    ['a', undefined, undefined],
    ['archived', undefined, undefined],
    ['b', undefined, 2],
  ]);
});
