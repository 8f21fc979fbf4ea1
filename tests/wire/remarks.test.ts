/** What an import says is said in three languages, with the same facts in each, and the place first. */
import { expect, test } from 'vitest';
import { REMARKS, remarkOf } from '#domain/imports/remark.ts';
import { LANGUAGES } from '#domain/town/town.ts';
import { REMARK_WORDS, tellRemark } from '#wire/tell-remark.ts';

const facts = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();

test.each(LANGUAGES)(
  '%s tells each remark apart, with the facts that the others tell',
  (language) => {
    const { remarks } = REMARK_WORDS[language];
    // A name and a value are empty for one reason, told in one sentence.
    const told = REMARKS.map((code) => (code === 'feature.no-name' ? code : remarks[code]));
    expect(new Set(told).size).toBe(REMARKS.length);
    for (const code of REMARKS)
      expect(facts(remarks[code]), code).toEqual(facts(REMARK_WORDS['zh-CN'].remarks[code]));
  },
);

test('the place stands first, its number without signs; what is counted has them', () => {
  const wide = remarkOf('table.too-wide', { row: 12_345, columns: 100_000, most: 1_000 });
  expect(tellRemark(wide, 'en')).toBe('row 12345: 100,000 columns; at most 1,000 are taken');
  expect(tellRemark(wide, 'zh-CN')).toBe('第 12345 行：有 100,000 列，最多接收 1,000 列');
  const hole = remarkOf('shape.hole-outside', { at: '1, 2', feature: 3, field: 'id', value: 'x' });
  expect(tellRemark(hole, 'zh-Hant')).toBe('第 3 個圖徵，id「x」：內孔在 1, 2 處越出外邊界');
});
