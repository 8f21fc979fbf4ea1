import { expect, it } from 'vitest';
import { en } from '#app/language/en.ts';
import { spanOf } from '#app/language/spans.ts';
import { zhCN } from '#app/language/zh-CN.ts';
import { zhHant } from '#app/language/zh-Hant.ts';
import { parseSearch, stringifySearch, view } from '#app/state/view.ts';

it('a view is its address and back, ids of digits included', () => {
  const shown = {
    grid: '320506108207003',
    order: '01GG6T',
    number: 'to-dispatch',
    area: '/t/a/',
  } as const;
  const text = stringifySearch(shown);
  expect(text).toContain('grid=320506108207003');
  expect(view.parse(parseSearch(text))).toEqual(shown);
});

it('a broken address is a view without what was broken', () => {
  expect(view.parse(parseSearch('?number=9&act=drop-table&grid=&order=x'))).toEqual({ order: 'x' });
});

it('a span says its two largest units', () => {
  const [m, h, d] = [60_000, 3_600_000, 86_400_000];
  expect(spanOf(-5)).toEqual({ unit: 's', s: 0 });
  expect(spanOf(18 * m)).toEqual({ unit: 'm', m: 18 });
  expect(spanOf(h)).toEqual({ unit: 'h', h: 1 });
  expect(spanOf(h + 6 * m)).toEqual({ unit: 'hm', h: 1, m: 6 });
  expect(spanOf(d + 2 * h + 59 * m)).toEqual({ unit: 'dh', d: 1, h: 2 });
});

/** Every word with its place, `panel.stale` → its text. */
const words = (tree: object, at = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[at + key, value] as [string, string]]
      : words(value, `${at}${key}.`),
  );
const holes = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

it.each([
  ['en', en],
  ['zh-Hant', zhHant],
])('%s says everything zh-CN says, with the same values in it', (_, language) => {
  const told = new Map(words(language));
  for (const [key, text] of words(zhCN)) {
    expect(told.get(key), key).toBeTruthy();
    expect(holes(told.get(key) ?? ''), key).toEqual(holes(text));
  }
});
