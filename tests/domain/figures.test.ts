/** Figures of parts beside those of the whole, and the orders behind a figure: found by the rule that counted them. */
import { describe, expect, test } from 'vitest';
import { type Figure, ruleBehind } from '#domain/order/kpis/behind.ts';
import { Figures, type Grouping } from '#domain/order/kpis/figures.ts';
import { Sheet } from '#domain/order/kpis/sheet.ts';
import type { Order } from '#domain/order/order.ts';
import { clock, HOUR, moment, NOW, open, order } from '../support/counting.ts';

describe('figures by parts', () => {
  const orders = [
    order({ path: '/t/b/2/', category: '0301', source: 'GRID', org: 'FIRE' }),
    open({ path: '/t/a/1/', category: '0302', source: 'HOT', org: null }),
    order({ path: '/t/a/1/', category: '0101', source: 'GRID', org: 'FIRE' }),
    order({ path: '/t/', category: '0301', source: 'IOT', org: 'POLICE' }),
  ];
  const by = (grouping: Partial<Grouping>) => {
    const figures = new Figures(moment, { by: 'none', area: '/t/', ...grouping });
    for (const one of orders) figures.add(one);
    return figures.read;
  };
  const parts = (grouping: Partial<Grouping>) =>
    by(grouping).groups.map(({ key, counts }) => [
      key,
      counts.find(({ id }) => id === 'should-close')?.value,
    ]);

  test('go by the next area, the class, the source or the organisation, in order of their keys', () => {
    expect(parts({ by: 'area' })).toEqual([
      ['/t/', 1],
      ['/t/a/', 2],
      ['/t/b/', 1],
    ]);
    expect(parts({ by: 'area', area: '/t/a/' })).toContainEqual(['/t/a/1/', 2]);
    expect(parts({ by: 'category' })).toEqual([
      ['01', 1],
      ['03', 3],
    ]);
    expect(parts({ by: 'category', category: '03' })).toEqual([
      ['0101', 1],
      ['0301', 2],
      ['0302', 1],
    ]);
    expect(parts({ by: 'source' })).toEqual([
      ['GRID', 2],
      ['HOT', 1],
      ['IOT', 1],
    ]);
    expect(parts({ by: 'org' })).toEqual([
      ['', 1],
      ['FIRE', 2],
      ['POLICE', 1],
    ]);
    expect(parts({})).toEqual([]);
  });

  test('go by the grid, and by the day and the week of the town they count in or were closed on', () => {
    const at = (time: string) => Date.parse(`${time}+08:00`);
    const figures = (group: Grouping['by']) => {
      const gathered = new Figures(moment, { by: group, area: '/t/' });
      gathered.add(order({ path: '/t/a/1/', filedAt: at('2022-10-23T23:59'), closedAt: NOW }));
      gathered.add(open({ path: '/t/a/2/', filedAt: at('2022-10-24T00:00') }));
      gathered.add(open({ path: '/t/a/1/', filedAt: at('2022-10-30T23:59') }));
      return gathered.read.groups.map(({ key, counts }) => [key, counts[0]?.value]);
    };
    expect(figures('grid')).toEqual([
      ['/t/a/1/', 2],
      ['/t/a/2/', 1],
    ]);
    expect(figures('day')).toEqual([
      ['20221023', 1],
      ['20221024', 1],
      ['20221030', 1],
    ]);
    expect(figures('week')).toEqual([
      ['20221017', 1],
      ['20221024', 2],
    ]);
    expect(figures('closing-day')).toEqual([
      ['', 2],
      ['20221025', 1],
    ]);
  });

  test('are those of the whole when put together', () => {
    const sheet = new Sheet(moment);
    for (const one of orders) sheet.add(one);
    const { rates, counts, overdueAges, durations } = sheet;
    expect(by({ by: 'org' })).toMatchObject({ rates, counts, overdueAges, durations });
    const closing = (group: { rates: readonly { id: string; below: number }[] }) =>
      group.rates.find(({ id }) => id === 'closing-rate')?.below ?? 0;
    const { groups } = by({ by: 'area' });
    expect(groups.map(closing).reduce((a, b) => a + b)).toBe(closing(sheet));
  });

  test('give points to organisations only, and a place to none so small', () => {
    const points = by({ by: 'org' }).groups.map(({ key, score, ranked }) => [key, score, ranked]);
    expect(points).toEqual([
      ['', null, false],
      ['FIRE', 100, false],
      ['POLICE', 100, false],
    ]);
    expect(by({ by: 'source' }).groups.map(({ score }) => score)).toEqual([null, null, null]);
  });
});

describe('the orders behind', () => {
  const [late, closed, fast] = [
    open({ handle: clock(NOW - HOUR) }),
    order(),
    order({ signedAt: NOW, handledAt: NOW }),
  ];
  const behind = (figure: Figure) => {
    const rule = ruleBehind(figure, moment);
    return rule && [late, closed, fast].filter((one: Order) => rule(one));
  };

  test('a rate are those below its line, or those above', () => {
    expect(behind({ kpi: 'closing-rate' })).toEqual([late, closed, fast]);
    expect(behind({ kpi: 'closing-rate', part: 'below' })).toEqual([late, closed, fast]);
    expect(behind({ kpi: 'closing-rate', part: 'above' })).toEqual([closed, fast]);
    expect(behind({ kpi: 'visit-rate' })).toEqual([]);
  });

  test('a count, a number of the watch, or what is looked at again are those it counted', () => {
    expect(behind({ count: 'overdue' })).toEqual([late]);
    expect(behind({ number: 'overdue' })).toEqual([late]);
    expect(behind({ number: 'in-hand' })).toEqual([late]);
    expect(behind({ suspicious: true })).toEqual([fast]);
  });

  test('several at once are in all of them; of none, nobody is left out', () => {
    expect(behind({ count: 'closed', suspicious: true })).toEqual([fast]);
    expect(behind({ count: 'closed', number: 'overdue' })).toEqual([]);
    expect(behind({})).toBeUndefined();
    expect(behind({ suspicious: false })).toBeUndefined();
  });
});
