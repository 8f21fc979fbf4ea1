/** Every KPI on orders (DOMAIN §3.8), in the order of an order's life. */
import type { Kpi } from '../../kernel/kpi.ts';
import type { Counted } from '../counted.ts';
import {
  closedInTime,
  closedLate,
  isClosed,
  isFiled,
  isOverdue,
  isSelf,
  isSuspended,
  reallyClosed,
  relapsedWithin,
  shouldClose,
} from './standing-of.ts';

const one = (yes: boolean): number => (yes ? 1 : 0);

/** A KPI of orders that count once each. */
const share = (
  id: string,
  below: (order: Counted) => boolean,
  above: (order: Counted) => boolean,
): Kpi<Counted> => ({
  id,
  below: (order) => one(below(order)),
  above: (order) => one(below(order) && above(order)),
});

const isWorkerReport = ({ source, reportedBy }: Counted): boolean =>
  source === 'GRID' || /^GRID_(WORKER|LEADER)-/.test(reportedBy);
const wasDecided = (order: Counted): boolean =>
  !isSelf(order) && (order.acceptedAt !== null || order.state === 'REJECTED');
const wasChecked = (order: Counted): boolean =>
  isFiled(order) && (order.checkedAt !== null || order.reworks > 0);
/** To be handled: sent to somebody, now or before. */
const toHandle = (order: Counted): boolean => shouldClose(order) && order.dispatches > 0;
const wasHandled = (order: Counted): boolean => order.handledAt !== null;
/** Also when the call opened it again: who says it is not solved is not to vanish from the figures. */
const wasVisited = (order: Counted): boolean => isFiled(order) && order.visit !== null;
const wasRated = (order: Counted): boolean =>
  wasVisited(order) && order.visit?.satisfaction !== null;

export const ORDER_KPIS: readonly Kpi<Counted>[] = [
  share('filing-rate', wasDecided, ({ filedAt }) => filedAt !== null),
  share(
    'valid-report-rate',
    isWorkerReport,
    ({ filedAt, state }) => filedAt !== null && state !== 'VOID',
  ),
  share('closing-rate', shouldClose, isClosed),
  share('on-time-rate', shouldClose, (order) => isClosed(order) && closedInTime(order)),
  {
    id: 'overdue-rate',
    below: (order) => one(shouldClose(order)),
    above: (order, moment) =>
      one(shouldClose(order) && (closedLate(order) || isOverdue(order, moment))),
  },
  share('real-closing-rate', shouldClose, reallyClosed),
  share('handling-rate', toHandle, wasHandled),
  share(
    'handling-on-time-rate',
    toHandle,
    ({ handledAt, handle }) => handledAt !== null && (handle === null || handledAt <= handle.dueAt),
  ),
  {
    id: 'right-dispatch-rate',
    below: ({ dispatches }) => dispatches,
    above: ({ dispatches, returns }) => Math.max(0, dispatches - returns),
  },
  {
    id: 'return-rate',
    below: ({ dispatches }) => dispatches,
    above: ({ dispatches, returns }) => Math.min(dispatches, returns),
  },
  share('rework-rate', wasChecked, ({ reworks }) => reworks > 0),
  share(
    'reopening-rate',
    (order) => isFiled(order) && (isClosed(order) || order.reopens > 0),
    (order) => relapsedWithin(order, 30),
  ),
  share('extension-rate', isFiled, ({ extensions }) => extensions > 0),
  share('suspension-rate', isFiled, isSuspended),
  share('self-rate', (order) => isSelf(order) || isFiled(order), isSelf),
  share('visit-rate', wasVisited, ({ visit }) => visit?.contacted === true),
  share(
    'solving-rate',
    (order) => wasVisited(order) && order.visit?.contacted === true,
    ({ visit }) => visit?.solved === true,
  ),
  share('satisfaction-rate', wasRated, ({ visit }) => (visit?.satisfaction ?? 0) >= 3),
  share('closed-in-grid-rate', isClosed, ({ level }) => level === 'GRID'),
];

export const orderKpi = (id: string): Kpi<Counted> | undefined =>
  ORDER_KPIS.find((kpi) => kpi.id === id);
