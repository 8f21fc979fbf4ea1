/** What leaves the house: marked, audited before it goes, harmless in a spreadsheet, and no more than its reader may see. */
import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BYTE_ORDER_MARK, csvLine } from '#gateway/export/csv.ts';
import { CODE_WORDS } from '#wire/language/code-words.ts';
import { orderList } from '#wire/reads.ts';
import { WORDS } from '#wire/tell.ts';
import { expectRefusal, read, startGateway, type TestGateway } from '../support/gateway.ts';
import { pathOf, YULI } from '../support/small-world.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 60_000);
afterAll(() => gateway.close());

const audited = () =>
  gateway.store
    .prepare("select * from audit where action = 'export-orders' order by seq")
    .all() as {
    post: string;
    detail: string;
    outcome: string;
  }[];

describe('a cell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+86 512 6611', "'+86 512 6611"],
    ['-', "'-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-12.5', '-12.5'],
    ['+7', '+7'],
    [-3, '-3'],
    ['a=b', 'a=b'],
    ['a,"b"\n', '"a,""b""\n"'],
    ['=cmd|"x"', `"'=cmd|""x"""`],
    [null, ''],
  ])('%j is written %s', (cell, text) => expect(csvLine([cell])).toBe(`${text}\r\n`));
});

test('a list leaves with its mark, its headings and as many lines as the list has rows', async () => {
  const chief = gateway.enter('chief1');
  const { total, rows } = read(await chief.get('/api/orders?limit=200'), orderList);
  const before = audited().length;
  const response = await fetch(`${gateway.url}/api/orders/export?purpose=hand-over`, {
    headers: { cookie: chief.cookie ?? '', 'accept-language': 'en' },
  });
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(
    /attachment; filename="orders-\d+\.csv"/,
  );
  expect(text.startsWith(BYTE_ORDER_MARK)).toBe(true);
  const [mark, heads, ...lines] = text.slice(1).trimEnd().split('\r\n');
  expect(mark).toBe(
    `Demo data · Duty chief 01 (DUTY_CHIEF-01) · 2022-10-25 14:30:00 · 1 · hand-over · ${total}/${total}`,
  );
  expect(heads).toMatch(/^Order no\.,State,Lamp,Category/);
  expect(lines).toHaveLength(total);
  const { states } = WORDS.en;
  expect(lines.map((line) => line.split(',')[1])).toEqual(rows.map(({ state }) => states[state]));
  expect(audited().slice(before)).toEqual([
    expect.objectContaining({
      post: 'DUTY_CHIEF-01',
      outcome: 'done',
      detail: `csv ${total}/${total} purpose=hand-over`,
    }),
  ]);
});

test('filters and the rows behind a figure are those of the list', async () => {
  const chief = gateway.enter('chief1');
  for (const query of [
    'state=CLOSED,FILED',
    'kpi=closing-rate&part=above',
    'count=suspended',
    'lamp=late',
  ]) {
    const { total } = read(await chief.get(`/api/orders?${query}`), orderList);
    const { text } = await chief.get(`/api/orders/export?${query}`);
    expect(text.trimEnd().split('\r\n').slice(2), query).toHaveLength(total);
    expect(total, query).toBeGreaterThan(0);
  }
});

test('a workbook holds the same lines: words, times of the town, heads in sight, and no formula', async () => {
  const chief = gateway.enter('chief1');
  const { rows, total } = read(await chief.get('/api/orders?limit=200'), orderList);
  const response = await fetch(`${gateway.url}/api/orders/export?format=xlsx&purpose=%3D1%2B1`, {
    headers: { cookie: chief.cookie ?? '', 'accept-language': 'zh-CN' },
  });
  expect(response.status).toBe(200);
  const book = new excel.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  const sheet = book.getWorksheet('orders');
  if (!sheet) throw new Error('no sheet');
  expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 2 }]);
  expect(sheet.getCell('A1').text).toBe(
    `演示数据 · 值班长 01 (DUTY_CHIEF-01) · 2022-10-25 14:30:00 · 1 · =1+1 · ${total}/${total}`,
  );
  const heads = sheet.getRow(2).values as string[];
  const column = (head: string) => heads.indexOf(head);
  expect(sheet.rowCount).toBe(total + 2);
  const { source, urgency, level } = CODE_WORDS['zh-CN'];
  for (const [i, order] of rows.entries()) {
    const line = sheet.getRow(i + 3);
    const text = (head: string) => line.getCell(column(head)).text;
    expect(text('状态')).toBe(WORDS['zh-CN'].states[order.state]);
    expect(text('来源')).toBe(source[order.source]);
    expect(text('紧急程度')).toBe(urgency[order.urgency]);
    expect(text('层级')).toBe(level[order.level]);
    const shown = line.getCell(column('上报时间')).value as Date;
    // Eight hours ahead, as the clock on the wall of the town.
    expect(Math.round(shown.getTime() / 1000)).toBe(
      Math.floor(order.reportedAt / 1000) + 8 * 3_600,
    );
  }
  let formulas = 0;
  sheet.eachRow((row) => row.eachCell((cell) => (formulas += cell.formula ? 1 : 0)));
  expect(formulas).toBe(0);
  expect(audited().at(-1)?.detail).toMatch(/^xlsx \d+\/\d+ /);
});

test('who may not export is refused and audited; a village’s share is what a village sees', async () => {
  const wall = gateway.enter('wall1');
  expectRefusal(await wall.get('/api/orders/export'), 403, 'access.no-function');
  const local = await gateway.enterAs('DISPATCHER', [pathOf(YULI)]);
  const { total } = read(await local.get('/api/orders'), orderList);
  const { text } = await local.get('/api/orders/export');
  expect(text.trimEnd().split('\r\n').slice(2)).toHaveLength(total);
});

test('where the audit can’t be written, nothing leaves', async () => {
  const chief = gateway.enter('chief1');
  const { audit } = gateway.house;
  const write = audit.write.bind(audit);
  audit.write = () => {
    throw new Error('no room');
  };
  try {
    const answer = await chief.get('/api/orders/export');
    expectRefusal(answer, 500, 'gateway.bug');
    expect(answer.text).not.toContain('GF2022');
  } finally {
    audit.write = write;
  }
});
