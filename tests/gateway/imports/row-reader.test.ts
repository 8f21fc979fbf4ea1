/** The words of a row: what stands in the map, what stands for every other, and what is nothing. */
import { expect, test } from 'vitest';
import { RowReader } from '#gateway/imports/row-reader.ts';

const reading = { columns: { org: 'office' }, head: ['office'] } as const;
const reader = (cell: string) => new RowReader<'org'>(reading, { row: 2, cells: [cell] });

const ORGS = { 城管办: 'CITY', '*': 'OTHER' };

test('a word that must be said: the map’s, else what stands for all others, else refused', () => {
  expect(reader('城管办').word('org', ORGS, 'cell.no-org-word')).toBe('CITY');
  expect(reader('食安办').word('org', ORGS, 'cell.no-org-word')).toBe('OTHER');
  for (const cell of ['食安办', 'constructor', '__proto__', '']) {
    const silent = reader(cell);
    expect(silent.word('org', { 城管办: 'CITY' }, 'cell.no-org-word'), cell).toBeUndefined();
    expect(silent.rejects, cell).toMatchObject([{ row: 2, field: 'org', value: cell }]);
  }
});

test('a word that may be silent: an empty cell is nobody, unless the map says whom', () => {
  expect(reader('城管办').optionalWord('org', ORGS)).toBe('CITY');
  expect(reader('食安办').optionalWord('org', ORGS)).toBe('OTHER');
  expect(reader('').optionalWord('org', ORGS)).toBeNull();
  expect(reader('').optionalWord('org', { ...ORGS, '': 'SELF' })).toBe('SELF');
  for (const cell of ['食安办', 'constructor', '__proto__'])
    expect(reader(cell).optionalWord('org', { 城管办: 'CITY' }), cell).toBeNull();
});
