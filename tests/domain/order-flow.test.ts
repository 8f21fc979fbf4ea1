/** The life of an order as the trade writes it (DOMAIN §3.2–3.3), told here a second time and held against the table. */
import { describe, expect, test } from 'vitest';
import { LIFE_CYCLE, ORDER_STATES, type OrderState, STAGE_OF } from '#domain/order/flow.ts';

/** Row, action, from → to, who, and the form: `?` may be left out. No `to`: the state stays. */
const TABLE = `
T2   ask-verify         REPORTED → VERIFYING            order.accept       verifier:worker
T3   confirm            VERIFYING → ACCEPTED            order.verify       note:text fix:point? farReason:text?
T3   deny               VERIFYING → REJECTED            order.verify       note:text fix:point? farReason:text?
T4   accept             REPORTED → ACCEPTED             order.accept
T5   reject             REPORTED,ACCEPTED → REJECTED    order.accept       reason:choice reply:text
T6   merge              REPORTED,ACCEPTED → MERGED      order.accept       master:order
T7   file               ACCEPTED → FILED                order.file         category:category urgency:urgency level:choice
T8   dispatch           FILED → DISPATCHED              order.dispatch     org:org? handler:worker? assist:orgs? instruction:text?
T9   sign               DISPATCHED → HANDLING           order.handle
T10  return             DISPATCHED → FILED              order.handle       reason:choice basis:text suggested:org?
T10  arbitrate          FILED → DISPATCHED              order.arbitrate    org:org ruling:text
T11  reassign           HANDLING → FILED                order.dispatch     reason:choice basis:text
T14  finish             HANDLING → HANDLED              order.handle       result:choice talkedTo:text measure:text promise:text
T15  ask-extension      HANDLING                        order.handle       until:instant reason:text
T15  extend             HANDLING                        order.extend
T15  refuse-extension   HANDLING                        order.extend       reason:text
T16  ask-suspension     HANDLING,JOINT                  order.handle       reason:choice plan:text reviewAt:instant measure:text
T16  suspend            HANDLING,JOINT → SUSPENDED      order.suspend      reply:text
T16  refuse-suspension  HANDLING,JOINT                  order.suspend      reason:text
T17  resume             SUSPENDED → HANDLING            order.resume       reason:text
T18  ask-check          HANDLED → CHECKING              order.close        checker:worker
T19  pass               CHECKING → CHECKED              order.check        note:text remote:flag?
T20  rework             CHECKING → HANDLING             order.check        reason:text
T21  close              CHECKED → CLOSED                order.close        reply:text
T22  visit              CLOSED                          order.visit        contacted:flag solved:flag? satisfaction:score? note:text?
T23  reopen             CLOSED → HANDLING               order.reopen       reason:choice text:text
T24  void               OPEN → VOID                     order.void         reason:choice basis:text
T26  raise              FILED..JOINT                    order.level        to:choice reason:text receiver:org? receipt:text?
T27  lower              FILED..JOINT                    order.level        to:choice reason:text
T28  urge               OPEN                            order.urge         text:text replyBy:instant
T28  supervise          OPEN                            order.supervise    text:text replyBy:instant
T28  list               OPEN                            order.list         text:text replyBy:instant
T28  answer-urge        OPEN                            order.answer-urge  text:text
T29  recall             DISPATCHED → FILED              order.dispatch
T30  note               ALL                             order.note         text:text
T30  instruct           OPEN                            order.instruct     text:text replyBy:instant
T30  mark               OPEN                            order.mark         important:flag
T30  relocate           REPORTED,VERIFYING,ACCEPTED,FILED  order.relocate  grid:grid point:point
`;
const JOINTLY = 'FILED,DISPATCHED,HANDLING,JOINT';
const OPEN = `REPORTED,VERIFYING,ACCEPTED,${JOINTLY},SUSPENDED,HANDLED,CHECKING,CHECKED`;
const ENDS = 'CLOSED,REJECTED,VOID,MERGED';
const SHORT: Record<string, string> = {
  'FILED..JOINT': JOINTLY,
  OPEN,
  ALL: `${OPEN},${ENDS}`,
};

const rows = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [, row, action, from = '', to = '', may, form = ''] =
      /^(T\d+) +(\S+) +(\S+)(?: → (\S+))? +(order\.\S+) *(.*)$/.exec(line) ?? [];
    return { row, action, from: SHORT[from] ?? from, to, may, form };
  });

test('the table is the trade’s own, row for row', () => {
  const told = LIFE_CYCLE.actions.map((action) => {
    const { row, from, to = '', may, needs } = LIFE_CYCLE.steps[action];
    const form = Object.entries(needs).map(
      ([name, { kind, optional }]) => `${name}:${kind}${optional ? '?' : ''}`,
    );
    return { row, action, from: from.join(), to, may, form: form.join(' ') };
  });
  expect(told).toEqual(rows);
});

describe('the table’s readings', () => {
  test('allow a step in its states only, and lead where its row says', () => {
    for (const { action, from, to } of rows) {
      const step = LIFE_CYCLE.actions.find((one) => one === action);
      if (!step) throw new Error(`no step ${action}`);
      for (const state of ORDER_STATES)
        expect(LIFE_CYCLE.allows(state, step), `${action} in ${state}`).toBe(
          from.split(',').includes(state),
        );
      const [first] = from.split(',') as [OrderState];
      expect(LIFE_CYCLE.after(first, step), action).toBe(to || first);
    }
  });

  test('know the beginning and the ends', () => {
    expect(LIFE_CYCLE.start).toBe('REPORTED');
    expect(LIFE_CYCLE.ends.join()).toBe(ENDS);
    expect(ORDER_STATES.filter((state) => LIFE_CYCLE.open(state)).join()).toBe(`DRAFT,${OPEN}`);
  });
});

test('each state has the limit that runs in it (DOMAIN §3.2)', () => {
  const told = ORDER_STATES.filter((state) => STAGE_OF[state]).map((state) => [
    state,
    STAGE_OF[state],
  ]);
  expect(Object.fromEntries(told)).toEqual({
    REPORTED: 'ACCEPT',
    VERIFYING: 'VERIFY',
    ACCEPTED: 'FILE',
    FILED: 'DISPATCH',
    DISPATCHED: 'SIGN',
    HANDLING: 'HANDLE',
    JOINT: 'HANDLE',
    HANDLED: 'CHECK',
    CHECKING: 'CHECK',
    CHECKED: 'CLOSE',
  });
});
