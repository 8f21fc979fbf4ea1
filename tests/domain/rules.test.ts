/** The rule book: the table of DOMAIN §3.4 as it is shipped, its versions, and who is asked where. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { area } from '#domain/area/area.ts';
import { locate } from '#domain/geo/locate.ts';
import { OpenShelf } from '#domain/kernel/thing.ts';
import { faultOfRules } from '#domain/rules/check-rules.ts';
import { department, departmentFor } from '#domain/rules/department.ts';
import { categoryRow, type RuleBook, ruleBooks } from '#domain/rules/rule-book.ts';
import {
  categoryRule,
  ceilingsOf,
  handleLimit,
  handling,
  longestLimit,
  type Ruled,
  ruleBookAt,
  ruleBookNamed,
  stageLimit,
} from '#domain/rules/rules.ts';
import type { Limit } from '#domain/time/deadline.ts';
import { categories, orderCodes } from '#domain/town/category.ts';
import { town } from '#domain/town/town.ts';

const TOWN = 'tests/towns/guangfu';
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const books = ruleBooks.parse(read('data/dictionaries/rules.json'));
const book = ruleBookAt(books, Date.parse('2022-10-25T14:30:00+08:00'));
const known = categories.parse(read('data/dictionaries/categories.json'));
const departments = z.array(department).parse(read(`${TOWN}/departments.json`));

/** A limit as the table writes it. */
function written(limit: Limit): string {
  if (limit.kind === 'WD') return `${limit.days} WD`;
  return limit.minutes % 60
    ? `${limit.minutes} ${limit.kind}-min`
    : `${limit.minutes / 60} ${limit.kind}-h`;
}
const URGENCIES = [1, 2, 3, 4] as const;
const order = (category: string, urgency: Ruled['urgency'], source: Ruled['source'] = 'GRID') => ({
  category,
  urgency,
  source,
});
const line = (category: string, source: Ruled['source'] = 'GRID') =>
  URGENCIES.map((urgency) => written(handleLimit(book, order(category, urgency, source)))).join(
    ' · ',
  );

describe('the limits of handling', () => {
  // 一般, 较急, 紧急, 特急; where the table has a dash, the limit of the next lower urgency, or else of the lowest there is.
  test.each([
    ['0101', '3 WD · 1 WD · 4 NAT-h · 24 NAT-h'],
    ['0105', '10 WD · 5 WD · 24 NAT-h · 1 NAT-h'],
    ['0201', '168 NAT-h · 168 NAT-h · 24 NAT-h · 2 NAT-h'],
    ['0301', '1 WD · 4 WH-h · 2 WH-h · 1 NAT-h'],
    ['0303', '1 WD · 4 WH-h · 2 WH-h · 1 NAT-h'],
    ['0302', '4 WD · 2 WD · 1 WD · 1 WD'],
    ['0304', '3 WD · 1 WD · 4 WH-h · 4 WH-h'],
    ['0401', '1 WD · 4 WH-h · 2 NAT-h · 1 NAT-h'],
    ['0403', '1 WD · 4 WH-h · 2 NAT-h · 1 NAT-h'],
    ['0402', '5 WD · 3 WD · 1 WD · 1 WD'],
    ['05', '20 WD · 20 WD · 20 WD · 20 WD'],
    ['0602', '5 WD · 3 WD · 1 WD · 2 NAT-h'],
    ['0802', '5 WD · 3 WD · 1 WD · 1 WD'],
    ['0901', '10 WD · 5 WD · 2 WD · 2 WD'],
    ['1001', '3 WD · 1 WD · 4 WH-h · 30 NAT-min'],
    ['1101', '10 WD · 7 WD · 7 WD · 7 WD'],
    ['1201', '1 NAT-h · 1 NAT-h · 30 NAT-min · 15 NAT-min'],
  ])('%s: %s', (category, limits) => expect(line(category)).toBe(limits));

  test('say what they are for, and what comes before', () => {
    expect(handling(book, order('0101', 4))).toEqual({
      limit: { kind: 'NAT', minutes: 1440 },
      goal: 'PLANNED',
      steps: [{ goal: 'CONTROLLED', limit: { kind: 'NAT', minutes: 60 } }],
    });
    expect(handling(book, order('0401', 3)).goal).toBe('FENCED');
    expect(handling(book, order('05', 1)).steps).toEqual([
      { goal: 'STOPPED', limit: { kind: 'WH', minutes: 240 } },
      { goal: 'PENALISED', limit: { kind: 'WD', days: 7 } },
    ]);
    expect(handling(book, order('0301', 1)).goal).toBeUndefined();
  });

  test('a complex dispute may take twenty days in all', () => {
    expect(longestLimit(book, '0201')).toEqual({ kind: 'NAT', minutes: 20 * 1440 });
    expect(longestLimit(book, '0301')).toBeUndefined();
  });

  test('a caller waits no longer than the hotline promises, nor than the category allows', () => {
    // Complaint or plea: 5 WD, 3 WD, 1 WD, 1 h. Trading without licence has 10, 5, 2, 2 WD; rubbish less than the promise.
    expect(line('0901', 'HOT')).toBe('5 WD · 3 WD · 1 WD · 1 NAT-h');
    expect(line('0301', 'HOT')).toBe('1 WD · 4 WH-h · 2 WH-h · 1 NAT-h');
    expect(line('1201', 'HOT')).toBe('1 NAT-h · 1 NAT-h · 30 NAT-min · 15 NAT-min');
    expect(line('0201', 'HOT')).toBe('5 WD · 3 WD · 24 NAT-h · 1 NAT-h');
    expect(handleLimit(book, { ...order('1101', 1, 'HOT'), hotline: 'CONSULT' })).toEqual({
      kind: 'WD',
      days: 1,
    });
    expect(handleLimit(book, { ...order('1101', 1), hotline: 'CONSULT' })).toEqual({
      kind: 'WD',
      days: 10,
    });
  });
});

describe('in a book of our own', () => {
  const [row] = book.handling;
  if (!row) throw new Error('the book is empty');
  const nat = (minutes: number): Limit => ({ kind: 'NAT', minutes });
  const line = (limit: Limit) => ({ 1: { limit } });

  test('the longest code decides wherever its row stands', () => {
    const rows = ['03', '0301', '0'].map((prefix, index) => ({
      ...row,
      prefix,
      limits: line(nat(index + 1)),
    }));
    for (const handling of [rows, rows.toReversed()])
      expect(handleLimit({ ...book, handling }, order('0301', 1))).toEqual(nat(2));
  });

  test('a work hour takes about three natural ones, a work day a whole one', () => {
    const shorter = (own: Limit, promised: Limit) => {
      const handling = [{ ...row, prefix: '03', limits: line(own) }];
      const hotline = { ...book.hotline, COMPLAINT: line(promised) };
      return handleLimit({ ...book, handling, hotline }, order('0301', 1, 'HOT'));
    };
    const hour: Limit = { kind: 'WH', minutes: 60 };
    expect(shorter(hour, nat(205))).toEqual(nat(205));
    expect(shorter(hour, nat(206))).toEqual(hour);
    const day: Limit = { kind: 'WD', days: 1 };
    expect(shorter(day, nat(1439))).toEqual(nat(1439));
    expect(shorter(day, nat(1440))).toEqual(day);
  });

  test('a line without a limit is a fault of the book', () => {
    const handling = [{ ...row, prefix: '03', limits: {} }];
    expect(() => handleLimit({ ...book, handling }, order('0301', 1))).toThrow('has no limit');
  });

  test('a ceiling may be for several classes', () => {
    const [ceiling] = book.ceilings;
    if (!ceiling) throw new Error('the book has no ceilings');
    const ceilings = [{ ...ceiling, sources: ['PETI' as const], categories: ['02', '05'] }];
    const binds = (category: string, source: Ruled['source']) =>
      ceilingsOf({ ...book, ceilings }, { category, source }).length;
    expect([binds('0201', 'GRID'), binds('05', 'GRID'), binds('03', 'PETI')]).toEqual([1, 1, 1]);
    expect(binds('03', 'GRID')).toBe(0);
  });
});

test('the limits of the stages', () => {
  const stages = ['ACCEPT', 'VERIFY', 'FILE', 'DISPATCH', 'SIGN', 'CHECK', 'CLOSE'] as const;
  const table = stages.map((stage) => [
    stage,
    ...URGENCIES.map((urgency) => written(stageLimit(book, stage, urgency))),
  ]);
  expect(table).toEqual([
    ['ACCEPT', '30 NAT-min', '30 NAT-min', '10 NAT-min', '5 NAT-min'],
    ['VERIFY', '2 WH-h', '2 WH-h', '30 NAT-min', '30 NAT-min'],
    ['FILE', '30 NAT-min', '30 NAT-min', '30 NAT-min', '30 NAT-min'],
    ['DISPATCH', '30 NAT-min', '30 NAT-min', '30 NAT-min', '5 NAT-min'],
    ['SIGN', '2 WH-h', '2 WH-h', '15 NAT-min', '5 NAT-min'],
    ['CHECK', '4 WH-h', '4 WH-h', '4 WH-h', '4 WH-h'],
    ['CLOSE', '4 WH-h', '4 WH-h', '4 WH-h', '4 WH-h'],
  ]);
});

test('the ceilings of the law bind the orders they are about', () => {
  const codes = (category: string, source: Ruled['source']) =>
    ceilingsOf(book, { category, source }).map(({ code }) => code);
  expect(codes('0301', 'GRID')).toEqual([]);
  expect(codes('0301', 'HOT')).toEqual(['HOTLINE_TOTAL']);
  expect(codes('0201', 'PETI')).toEqual(['PETITION_TOTAL', 'MEDIATION']);
});

describe('the rules of the categories', () => {
  test('there is one for every category, and an organisation for every name', () => {
    for (const one of books) {
      expect(faultOfRules(one, orderCodes(known), departments)).toBeUndefined();
      expect(one.categories.map(({ code }) => code).toSorted()).toEqual(
        known.map(({ code }) => code).toSorted(),
      );
    }
  });

  test('the longest code decides, and a class stands in for its subclasses', () => {
    expect(categoryRule(book, '0105')?.leadDept).toBe('BUILDING');
    expect(categoryRule(book, '0199')).toEqual(categoryRule(book, '01'));
    expect(categoryRule(book, '13')).toBeUndefined();
  });

  test('what is confidential never shows on the wall; emergencies open a plan', () => {
    expect(
      book.categories.filter(({ confidential }) => confidential).map(({ code }) => code),
    ).toEqual(['0202', '0207', '07', '1002', '1003', '1207']);
    for (const { code, planId } of book.categories)
      expect(planId !== undefined, code).toBe(code.startsWith('12'));
  });

  test('nobody handles and ends alone what needs no photos', () => {
    const row = categoryRule(book, '0301');
    expect(categoryRow.safeParse(row).success).toBe(true);
    expect(categoryRow.safeParse({ ...row, photoBefore: 0 }).success).toBe(false);
    expect(categoryRow.safeParse({ ...row, photoAfter: 0 }).success).toBe(false);
    expect(categoryRow.safeParse({ ...row, photoAfter: 0, canSelfHandle: false }).success).toBe(
      true,
    );
  });

  test('a hole in them is told', () => {
    const without = (change: Partial<RuleBook>) =>
      faultOfRules({ ...book, ...change }, orderCodes(known), departments);
    expect(
      without({ categories: book.categories.filter(({ code }) => !code.startsWith('09')) }),
    ).toBe('version 2022 has no rule for category 0901');
    expect(without({ handling: book.handling.filter(({ prefix }) => prefix !== '99') })).toBe(
      'version 2022 has no handling limit for category 99',
    );
    expect(
      faultOfRules(
        book,
        [],
        departments.filter(({ code }) => code !== 'GAS'),
      ),
    ).toBe('version 2022, category 0103: the town has no organisation GAS');
    const [first, ...rest] = book.categories;
    if (!first) throw new Error('the book is empty');
    expect(without({ categories: [{ ...first, assistDepts: [first.leadDept] }, ...rest] })).toBe(
      'version 2022, category 01: EMERGENCY cannot lead and assist',
    );
    expect(() => handleLimit({ ...book, handling: [] }, order('0301', 1))).toThrow('0301');
  });
});

describe('versions', () => {
  const next: RuleBook = { ...book, id: '2023', validFrom: '2023-01-01T00:00:00+08:00' };
  const both = [book, next];
  const begins = Date.parse(next.validFrom);

  test('the newest that has begun is in force; before the first there was no other', () => {
    expect(ruleBookAt(both, begins - 1).id).toBe('2022');
    expect(ruleBookAt(both, begins).id).toBe('2023');
    expect(ruleBookAt(both, 0).id).toBe('2022');
    expect(() => ruleBookAt([], 0)).toThrow('version');
  });

  test('an order finds the one it kept', () => {
    expect(ruleBookNamed(both, '2022')).toBe(book);
    expect(ruleBookNamed(both, '2021')).toBeUndefined();
  });

  test('stand in order, each with a name of its own', () => {
    expect(ruleBooks.safeParse(both).success).toBe(true);
    expect(ruleBooks.safeParse([next, book]).success).toBe(false);
    expect(ruleBooks.safeParse([book, { ...next, id: '2022' }]).success).toBe(false);
    expect(ruleBooks.safeParse([book, { ...book, id: '2023' }]).success).toBe(false);
    expect(ruleBooks.safeParse([]).success).toBe(false);
  });

  test('a book that is wrong is refused', () => {
    const wrong = (change: object) => ruleBooks.safeParse([{ ...book, ...change }]).success;
    const [row] = book.handling;
    expect(wrong({})).toBe(true);
    expect(wrong({ handling: [...book.handling, row] })).toBe(false);
    expect(wrong({ handling: [{ ...row, limits: {} }] })).toBe(false);
    for (const minutes of [0, -5, 1.5])
      expect(
        wrong({ handling: [{ ...row, limits: { 1: { limit: { kind: 'WH', minutes } } } }] }),
      ).toBe(false);
  });
});

describe('the organisations', () => {
  const areas = z
    .array(area.omit({ version: true }))
    .parse(read(`${TOWN}/areas.json`))
    .map((row) => ({ ...row, version: 0 }));
  const communities = new OpenShelf<z.infer<typeof area>>();
  for (const row of areas) if (row.level === 'COMMUNITY') communities.put(row);

  test('have codes of their own, and set out from within the town', () => {
    expect(new Set(departments.map(({ code }) => code)).size).toBe(departments.length);
    const [west, south, east, north] = town.parse(read(`${TOWN}/town.json`)).bounds;
    for (const { code, kind, path, base } of departments) {
      // The district sits where it sits; nobody sets out from there.
      if (kind === 'DISTRICT') continue;
      expect(base[0] > west && base[0] < east && base[1] > south && base[1] < north, code).toBe(
        true,
      );
      const place = locate(communities, base);
      expect(place, code).toBeDefined();
      expect(areas.map((row) => row.path)).toContain(path);
      if (kind === 'COMMUNITY') expect([place?.id, place?.path]).toEqual([code, path]);
    }
  });

  test('every community has its committee, and a rule finds that of the place', () => {
    for (const { id, path } of communities.values())
      expect(departmentFor(departments, 'COMMUNITY', `${path}${id}001/`)?.code).toBe(id);
    expect(departmentFor(departments, 'POLICE', '/320506108/')?.short['zh-CN']).toBe('派出所');
    expect(departmentFor(departments, 'COMMUNITY', '/320506108/320506108002/')).toBeUndefined();
    expect(departmentFor(departments, 'NAVY', '/320506108/')).toBeUndefined();
  });

  test('those of the 漫山岛 whistle are there', () => {
    const called = ['FOOD', 'TOURISM', 'MARKET', 'POLICE', '320506108205'].map(
      (code) => departments.find((one) => one.code === code)?.short['zh-CN'],
    );
    expect(called).toEqual(['食安办', '旅游办', '市监所', '派出所', '冲山村委会']);
  });
});
