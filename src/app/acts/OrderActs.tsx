import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { pending } from '#app/live/send.ts';
import { useViewer } from '#app/state/hooks.ts';
import { pickStore } from '#app/state/pick-store.ts';
import { useView } from '#app/state/view.ts';
import { Button } from '#app/widgets/Button.tsx';
import { LIFE_CYCLE, type OrderAction } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import { ActForm } from './ActForm.tsx';
import styles from './acts.module.css';
import { useBarWords } from './bar-words.ts';
import { NextCandidate } from './NextCandidate.tsx';
import { Onlookers } from './Onlookers.tsx';
import { actsOf, barOfAct, nextAct } from './permits.ts';
import { useAttendance } from './use-attendance.ts';

export const usePending = () => useSyncExternalStore(pending.subscribe, () => pending.wishes);

interface OrderActsProps {
  order: Order;
  /** Opened by a key: the button of the form takes the focus. */
  focus?: boolean;
  /** Leaves out what other posts do: a phone has no room for it. */
  ownOnly?: boolean;
}

/** What other posts may do with it, and who they are. */
function Barred({ acts, order }: { acts: readonly OrderAction[]; order: Order }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const barWords = useBarWords();
  if (acts.length === 0) return null;
  return (
    <details className={styles.barred}>
      <summary>{t('order.barredActs')}</summary>
      <ul>
        {acts.map((act) => (
          <li key={act} data-barred={act}>
            <b>{t(`action.${act}`)}</b>
            <span>{barWords(barOfAct(viewer, act, order), t(`action.${act}`))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/**
 * What can be done with an order: the act that carries it on is open, the others are buttons. Give it the order's id as key: it
 * remembers the open form while the order moves under it.
 */
export function OrderActs({ order, focus, ownOnly }: OrderActsProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [, go] = useView();
  const [open, setOpen] = useState<OrderAction | undefined>(() => nextAct(viewer, order));
  const [focused] = useState(focus ?? false);
  const [ended, setEnded] = useState(0);
  const [onWay, setOnWay] = useState(false);
  const telling = useTelling();
  const attendance = useAttendance(order.id);
  const { heldBy, work, rest } = attendance;
  const waiting = usePending().some(({ about, accepted }) => about === order.id && accepted);

  // Nothing is open and the order has moved: offer what carries it on now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new version or an act done asks anew
  useEffect(() => {
    if (!waiting && !onWay) setOpen((still) => still ?? nextAct(viewer, order));
  }, [order.version, ended, onWay]);

  if (waiting)
    return (
      <p className={styles.pending} role="status" data-pending="true">
        {t('order.pending')}
      </p>
    );
  const acts = actsOf(order);
  const mine = acts.filter((act) => !barOfAct(viewer, act, order));
  const others = mine.filter((act) => act !== open);
  return (
    <div className={styles.acts}>
      <Onlookers attendance={attendance} />
      <NextCandidate order={order} onBusy={setOnWay} />
      {!open && !LIFE_CYCLE.open(order.state) ? (
        <p className={styles.pending}>{t('order.ended')}</p>
      ) : null}
      {open ? (
        <ActForm
          key={open}
          order={order}
          act={open}
          focus={focused && ended === 0}
          onTouch={work}
          bar={heldBy && t('presence.bar', { post: telling.post(heldBy.post) })}
          onEnd={(done) => {
            setOpen(done ? undefined : nextAct(viewer, order));
            setEnded((times) => times + 1);
            rest();
            // The order went elsewhere; the grid's card goes with it.
            if (done && open === 'relocate') go({ grid: pickStore.getState().picked?.grid });
          }}
        />
      ) : null}
      <div className={styles.foot}>
        {others.length > 0 ? (
          <fieldset className={styles.others} aria-label={t('order.otherActs')}>
            {others.map((act) => (
              <Button
                key={act}
                data-open={act}
                onClick={() => {
                  setOpen(act);
                  work();
                }}
              >
                {t(`action.${act}`)}
              </Button>
            ))}
          </fieldset>
        ) : null}
        {ownOnly ? null : <Barred acts={acts.filter((act) => !mine.includes(act))} order={order} />}
      </div>
    </div>
  );
}
