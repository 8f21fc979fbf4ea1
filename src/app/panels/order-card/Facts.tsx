import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useThing } from '#app/state/hooks.ts';
import type { Clock, Order } from '#domain/order/order.ts';
import type { Limit } from '#domain/time/deadline.ts';
import pane from '../pane.module.css';

const MINUTE = 60_000;
type Fact = readonly [name: string, value: string] | undefined;

function useFacts(order: Order): readonly Fact[] {
  const { t } = useTranslation();
  const telling = useTelling();
  const master = useThing('orders', order.master);
  const { urgency, reportedUrgency, org, assist, handler, handle, stage, visit, demand } = order;
  const said = t('order.reportedUrgency', { urgency: t(`urgency.${reportedUrgency}`) });
  const limitOf = (limit: Limit): string => {
    if (limit.kind === 'WD') return t('order.limitDays', { n: limit.days });
    const span = telling.span(limit.minutes * MINUTE);
    return limit.kind === 'WH' ? t('order.limitWork', { span }) : span;
  };
  const joined = (...parts: readonly (string | false | null | undefined)[]) =>
    parts.filter(Boolean).join(' · ');
  const worker = (id: string | null) => id && telling.worker(id);
  const until = (clock: Clock | null) =>
    clock &&
    joined(
      t('lamp.due', { date: telling.date(clock.dueAt) }),
      `${t('order.limit')} ${limitOf(clock.limit)}`,
    );
  const counts = joined(
    order.returns > 0 && `${t('order.returns')} ${t('order.returnsCount', { n: order.returns })}`,
    order.reworks > 0 && t('order.reworksCount', { n: order.reworks }),
    order.extensions > 0 && t('order.extensionsCount', { n: order.extensions }),
    order.reopens > 0 && t('order.reopensCount', { n: order.reopens }),
    order.reporters > 1 && t('order.reportersCount', { n: order.reporters }),
  );
  const visited =
    visit &&
    (visit.contacted
      ? joined(
          visit.solved !== null && t(visit.solved ? 'order.solvedYes' : 'order.solvedNo'),
          visit.satisfaction !== null && t(`score.${visit.satisfaction as 1 | 2 | 3 | 4 | 5}`),
        )
      : t('order.notContacted'));
  const fact = (name: string, value: string | null | undefined | false): Fact =>
    value ? [name, value] : undefined;
  return [
    fact(t('order.urgency'), urgency !== reportedUrgency && joined(t(`urgency.${urgency}`), said)),
    [t('order.level'), t(`code.${order.level}`)],
    fact(t('order.org'), org && telling.org(org)),
    fact(t('order.assist'), assist.map(telling.org).join(' ')),
    fact(t('order.handler'), worker(handler)),
    fact(t('order.verifier'), worker(order.verifier)),
    fact(t('order.checker'), worker(order.checker)),
    fact(t('order.due'), until(handle)),
    fact(t('order.stageDue'), stage?.stage !== 'HANDLE' && until(stage)),
    fact(
      t('order.demand'),
      demand &&
        joined(
          t(`code.${demand.kind}`),
          t('order.replyBy', { date: telling.date(demand.replyBy) }),
          telling.post(demand.by),
        ),
    ),
    fact(
      t('order.extensionAsked'),
      order.extensionAsked &&
        t('order.untilDate', { date: telling.date(order.extensionAsked.until) }),
    ),
    fact(
      t('order.suspensionAsked'),
      order.suspensionAsked && t(`code.${order.suspensionAsked.reason}`),
    ),
    fact(
      t('order.suspended'),
      order.suspended &&
        joined(
          t(`code.${order.suspended.reason}`),
          t('order.review', { date: telling.shortDay(order.suspended.reviewAt) }),
        ),
    ),
    fact(t('order.counts'), counts),
    fact(
      t('order.photos'),
      order.photosBefore + order.photosAfter > 0 &&
        t('order.photosCount', { before: order.photosBefore, after: order.photosAfter }),
    ),
    fact(t('order.master'), order.master && (master?.orderNo ?? t('order.noNumber'))),
    fact(t('field.result'), order.result && t(`code.${order.result}`)),
    fact(t('order.visit'), visited),
    fact(
      t('order.marks'),
      joined(
        order.important && t('order.important'),
        order.confidential && t('order.confidential'),
        order.supervision !== 'NONE' && t(`code.${order.supervision}`),
      ),
    ),
  ];
}

/** What the world holds of an order, in words; what it does not have, and what its head and its story tell, is not shown. */
export function Facts({ order }: { order: Order }) {
  const facts = useFacts(order).filter((fact) => fact !== undefined);
  return (
    <section className={pane.section}>
      <dl className={pane.facts}>
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
