/** The life of a whistle as the trade writes it (DOMAIN §3.6, T12, T13), told here a second time and held against the table. */
import { expect, test } from 'vitest';
import { WHISTLE_STATES } from '#domain/whistle/codes.ts';
import { WHISTLE_FLOW, whistleStep } from '#domain/whistle/flow.ts';

/** Row, action, from → to, who; the member (its own or the one named) from → to; the form, where `?` may be left out. */
const TABLE = `
T12 | propose     | DRAFT → APPROVING  | whistle.propose   |                               | kind:choice reason:choice lead:org assist:orgs meetAt:instant meetPoint:point? task:text
T12 | approve     | APPROVING → BLOWN  | whistle.approve   |                               | meetAt:instant? comment:text?
T12 | refuse      | APPROVING → REFUSED | whistle.approve  |                               | reason:text
3.6 | ratify      | ONCE BLOWN         | whistle.approve   |                               | justified:flag comment:text?
3.6 | sign        | BLOWN              | whistle.answer    | own: TO_SIGN → SIGNED         |
3.6 | dispute     | BLOWN              | whistle.answer    | own: TO_SIGN → DISPUTED       | reason:text
3.6 | arbitrate   | BLOWN              | whistle.arbitrate | named: DISPUTED               | org:org attends:flag lead:org? ruling:text
3.6 | excuse      | AT WORK            | whistle.arbitrate | named: TO_SIGN,SIGNED,CONTACTED,REPORTED_IN,WORKING → EXCUSED | org:org lead:org? reason:text
3.6 | contact     | AT WORK            | whistle.answer    | own: SIGNED → CONTACTED       | note:text?
3.6 | report-in   | AT WORK            | whistle.answer    | own: SIGNED,CONTACTED → REPORTED_IN | fix:point farReason:text?
3.6 | finding     | AT WORK            | whistle.answer    | own: REPORTED_IN,WORKING → WORKING | finding:text
3.6 | member-done | AT WORK            | whistle.answer    | own: REPORTED_IN,WORKING → DONE | result:text
T13 | conclude    | FEEDBACK → CLOSED  | whistle.conclude  |                               | outcome:choice result:choice? conclusion:text
3.6 | score       | CLOSED             | whistle.score     | named: DONE,EXCUSED           | org:org timeliness:points attitude:points quality:points comment:text?
`;
const AT_WORK = 'BLOWN,ALL_SIGNED,IN_PROGRESS';

const leads = (from: readonly string[], to: string | undefined) =>
  from.join() + (to ? ` → ${to}` : '');

test('the table is the trade’s own, row for row', () => {
  const told = WHISTLE_FLOW.actions.map((action) => {
    const { row, from, to, may, needs, member } = whistleStep(action);
    const form = Object.entries(needs).map(
      ([name, { kind, optional }]) => `${name}:${kind}${optional ? '?' : ''}`,
    );
    const part = member ? `${member.who}: ${leads(member.from, member.to)}` : '';
    return [row, action, leads(from, to), may, part, form.join(' ')];
  });
  const rows = TABLE.replaceAll('ONCE BLOWN', `${AT_WORK},FEEDBACK,CLOSED,EVALUATED`)
    .replaceAll('AT WORK', AT_WORK)
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(told).toEqual(rows);
});

test('a whistle begins as a draft and ends evaluated or refused', () => {
  expect(WHISTLE_FLOW.start).toBe('DRAFT');
  expect(WHISTLE_STATES.filter((state) => !WHISTLE_FLOW.open(state))).toEqual([
    'EVALUATED',
    'REFUSED',
  ]);
});
