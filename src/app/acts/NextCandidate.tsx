import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { send } from '#app/live/send.ts';
import { useClock, useViewer } from '#app/state/hooks.ts';
import { notice } from '#app/state/notice-store.ts';
import { Button } from '#app/widgets/Button.tsx';
import type { Order } from '#domain/order/order.ts';
import styles from './NextCandidate.module.css';
import { barOfAct } from './permits.ts';
import { useCandidates } from './use-candidates.ts';
import { useWayWords } from './way-words.ts';

/** How long the worker it was sent to is over the limit for signing; undefined while there is still time, or nobody was sent. */
export function unsignedFor({ state, handler, stage }: Order, now: number): number | undefined {
  const over = state === 'DISPATCHED' && handler && stage ? now - stage.dueAt : 0;
  return over > 0 ? over : undefined;
}

/** Calls the order back and sends the next: two steps of the order's life, each on record. */
async function sendNext(order: Order, handler: string): Promise<Trouble | undefined> {
  const recalled = await send('order.recall', { id: order.id, version: order.version });
  if (!recalled.ok) return recalled;
  const { id, org, assist } = order;
  const again = { id, version: recalled.seq, handler, assist, ...(org ? { org } : {}) };
  const sent = await send('order.dispatch', again);
  return sent.ok ? undefined : sent;
}

interface NextProps {
  order: Order;
  /** Both steps are under way, or done: between them the order waits for nobody. */
  onBusy: (busy: boolean) => void;
}

function Offered({ order, over, onBusy }: NextProps & { over: number }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const wayWords = useWayWords();
  const { ranking } = useCandidates(order);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const next = ranking?.candidates.find(({ worker }) => worker !== order.handler);
  const go = async (worker: string) => {
    setBusy(true);
    onBusy(true);
    const refused = await sendNext(order, worker);
    setBusy(false);
    onBusy(false);
    setTrouble(refused);
    // Where only the first step was taken this offer is gone, so the word goes where it stays.
    notice(
      refused
        ? telling.trouble(refused)
        : t('nearest.nextDone', { worker: telling.worker(worker) }),
    );
  };
  return (
    <div className={styles.next} role="alert" data-unanswered={order.handler}>
      <b>
        {t('nearest.unanswered', {
          worker: telling.worker(order.handler),
          span: telling.span(over),
        })}
      </b>
      {next ? (
        <>
          <Button disabled={busy} data-next={next.worker} onClick={() => void go(next.worker)}>
            {t('nearest.next', { worker: telling.worker(next.worker) })}
          </Button>
          <span>
            {[
              wayWords.way(next.way),
              t('nearest.minutes', { n: telling.number(next.minutes) }),
              t('nearest.atHand', { n: telling.number(next.load) }),
            ].join(' · ')}
          </span>
        </>
      ) : ranking ? (
        <span>{t('nearest.noNext')}</span>
      ) : null}
      <p>{trouble ? telling.trouble(trouble) : t('nearest.unansweredHint')}</p>
    </div>
  );
}

/** When the one who was sent does not sign in time, the next is offered, to whoever may send them. */
export function NextCandidate({ order, onBusy }: NextProps) {
  const viewer = useViewer();
  const { now } = useClock();
  const over = unsignedFor(order, now);
  if (over === undefined || barOfAct(viewer, 'recall', order)) return null;
  return <Offered order={order} over={over} onBusy={onBusy} />;
}
