import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isReady, type Planned, planBulk, type Refused } from '#app/acts/bulk-plan.ts';
import { offerUndo } from '#app/acts/undo.ts';
import { useTelling } from '#app/language/telling.ts';
import type { Target } from '#app/live/commands.ts';
import { type Sent, send } from '#app/live/send.ts';
import { useShelf, useTown, useViewer } from '#app/state/hooks.ts';
import { useOpenByNeed } from '#app/state/order-lists.ts';
import { clearMarks } from '#app/state/queue/queue-store.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Dialog } from '#app/widgets/Dialog.tsx';
import { Field } from '#app/widgets/Field.tsx';
import type { Order } from '#domain/order/order.ts';
import styles from './BulkDialog.module.css';

/** So many are under way at once: the gateway commits them in groups. */
const ABREAST = 4;

type Outcome = 'waiting' | 'sending' | Sent;

function useWhy(): (refused: Refused) => string {
  const { t } = useTranslation();
  const telling = useTelling();
  return (refused) => {
    switch (refused.why) {
      case 'state':
        return t('desk.bulk.why.state', { state: telling.state(refused.state) });
      case 'role':
      case 'ruling':
      case 'nobody':
        return t(`desk.bulk.why.${refused.why}`);
      default:
        return t('desk.bulk.why.area');
    }
  };
}

/** Sends what is ready, each as a command of its own, and hears of each what became of it. */
async function sendAll(
  ready: readonly Extract<Planned, { handler: string } | { org: string }>[],
  heard: (id: string, outcome: Outcome) => void,
): Promise<Target[]> {
  const dispatched: Target[] = [];
  const waiting = [...ready];
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { id, version } = next.order;
      heard(id, 'sending');
      const to = 'org' in next ? { org: next.org } : { handler: next.handler };
      const sent = await send('order.dispatch', { id, version, ...to });
      if (sent.ok) dispatched.push({ id, version: sent.seq });
      heard(id, sent);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, one));
  return dispatched;
}

interface RowProps {
  readonly planned: Planned;
  readonly outcome: Outcome | undefined;
}

function Row({ planned, outcome }: RowProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const why = useWhy();
  const { order } = planned;
  const who = () => {
    if (!isReady(planned)) return why(planned.refused);
    if ('org' in planned) return telling.org(planned.org);
    const load = t('desk.bulk.load', { n: telling.number(planned.load) });
    return `${telling.worker(planned.handler)} · ${load}`;
  };
  const result = () => {
    if (outcome === undefined) return '';
    if (typeof outcome === 'string') return t(`desk.bulk.${outcome}`);
    return outcome.ok ? t('desk.bulk.done') : telling.trouble(outcome);
  };
  const state = typeof outcome === 'object' ? (outcome.ok ? 'done' : 'failed') : undefined;
  return (
    <tr data-bulk={order.id} data-ready={isReady(planned)} data-outcome={state}>
      <td>
        <b>{telling.category(order.category)}</b>
        <small>{`${telling.grid(order.grid)} · ${order.orderNo ?? t('order.noNumber')}`}</small>
      </td>
      <td>{who()}</td>
      <td>{result()}</td>
    </tr>
  );
}

interface BulkDialogProps {
  readonly orders: readonly Order[];
  readonly onClose: () => void;
}

/**
 * Marked orders, dispatched together: first who gets what and what stays and why, then each with its result. The list holds
 * still from the moment it opens; an order that moved meanwhile is refused by its version and says so.
 */
export function BulkDialog({ orders, onClose }: BulkDialogProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const viewer = useViewer();
  const { departments } = useTown();
  const workers = useShelf('workers');
  const open = useOpenByNeed();
  const [org, setOrg] = useState('');
  const [held] = useState({ orders, workers, open });
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>();
  const busy = useRef(false);
  const [ended, setEnded] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ended) end.current?.querySelector('button')?.focus();
  }, [ended]);
  const plan = useMemo(() => {
    const planned = planBulk(held.orders, { viewer, ...held, org: org || undefined });
    return [...planned.filter(isReady), ...planned.filter((one) => !isReady(one))];
  }, [held, viewer, org]);
  const ready = plan.filter(isReady);
  const settled = [...(outcomes?.values() ?? [])].filter((one) => typeof one === 'object');
  const done = settled.filter(({ ok }) => ok).length;

  const go = async () => {
    if (busy.current) return;
    busy.current = true;
    setOutcomes(new Map(ready.map(({ order }) => [order.id, 'waiting'])));
    const dispatched = await sendAll(ready, (id, outcome) =>
      setOutcomes((now) => new Map(now).set(id, outcome)),
    );
    setEnded(true);
    if (dispatched.length === 0) return;
    clearMarks();
    offerUndo(dispatched, {
      told: t('desk.undo.bulk', { n: telling.number(dispatched.length) }),
      trouble: telling.trouble,
    });
  };

  const failed = settled.length - done;
  const count = { n: telling.number(ready.length), done: telling.number(done) };
  return (
    <Dialog wide title={t('desk.bulk.title')} closeLabel={t('close')} onClose={onClose}>
      <div className={styles.bulk}>
        <Field label={t('desk.bulk.to')}>
          <select
            value={org}
            disabled={outcomes !== undefined}
            onChange={({ target }) => setOrg(target.value)}
          >
            <option value="">{t('desk.bulk.own')}</option>
            {departments.map(({ code, name }) => (
              <option key={code} value={code}>
                {telling.label(name)}
              </option>
            ))}
          </select>
        </Field>
        <p className={styles.sum} role="status">
          {ended
            ? t('desk.bulk.ended', { ...count, failed: telling.number(failed) })
            : outcomes
              ? t('desk.bulk.busy', count)
              : [
                  t('desk.bulk.ready', count),
                  t('desk.bulk.refused', { n: telling.number(plan.length - ready.length) }),
                ].join(' · ')}
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <section className={styles.list} aria-label={t('desk.bulk.title')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>{t('desk.bulk.order')}</th>
                <th>{t('desk.bulk.who')}</th>
                <th>{t('desk.bulk.result')}</th>
              </tr>
            </thead>
            <tbody>
              {plan.map((planned) => (
                <Row
                  key={planned.order.id}
                  planned={planned}
                  outcome={outcomes?.get(planned.order.id)}
                />
              ))}
            </tbody>
          </table>
        </section>
        <div className={styles.go} ref={end}>
          {ended ? (
            <Button look="primary" size="large" data-first="true" onClick={onClose}>
              {t('desk.bulk.close')}
            </Button>
          ) : (
            <>
              <Button size="large" disabled={outcomes !== undefined} onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button
                look="primary"
                size="large"
                data-first="true"
                disabled={outcomes !== undefined}
                why={ready.length === 0 ? t('desk.bulk.ready', count) : undefined}
                hint={t('form.enter')}
                onClick={() => void go()}
              >
                {t('desk.bulk.go', count)}
              </Button>
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}
