import { useTranslation } from 'react-i18next';
import type { Trouble } from '#app/live/call.ts';
import { useShelf } from '#app/state/hooks.ts';
import { pickStore } from '#app/state/pick-store.ts';
import { LIFE_CYCLE, type OrderAction } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import styles from './acts.module.css';
import { StepForm } from './StepForm.tsx';
import { ofOrder } from './subject.ts';

interface ActFormProps {
  order: Order;
  act: OrderAction;
  /** Done, or put aside. */
  onEnd: (done: boolean) => void;
  /** Puts the focus on its button, so that Enter does it. */
  focus?: boolean;
  /** Somebody has begun to fill it. */
  onTouch?: () => void;
  /** Why it is not to be sent just now. */
  bar?: string | undefined;
}

const changed = (order: Order): Trouble => ({
  ok: false,
  reason: 'order.changed',
  params: { state: order.state, by: order.lastBy, at: order.lastAt, handler: order.handler },
});

/** Why the form can't be sent as it is filled. */
function useLack(act: OrderAction, order: Order): string | undefined {
  const { t } = useTranslation();
  const picked = pickStore((held) => held.picked);
  const workers = useShelf('workers');
  if (act === 'relocate' && (!picked || picked.grid === order.grid)) return t('form.pickPlace');
  if (act === 'ask-verify' && !workers.some(({ grids }) => grids.includes(order.grid)))
    return t('grid.noTeam');
  return undefined;
}

/** One act on one order. */
export function ActForm({ order, act, onEnd, focus, onTouch, bar }: ActFormProps) {
  const { t } = useTranslation();
  const lack = useLack(act, order);
  const label = t(`action.${act}`);
  const end = act === 'void';
  return (
    <StepForm
      command={`order.${act}`}
      label={label}
      needs={LIFE_CYCLE.steps[act].needs}
      target={order}
      about={ofOrder(order)}
      changed={changed(order)}
      stands={LIFE_CYCLE.allows(order.state, act)}
      lack={bar ?? lack}
      onTouch={onTouch}
      lead={end ? <p className={styles.warn}>{t('form.areYouSure', { action: label })}</p> : null}
      quiet={end}
      onEnd={onEnd}
      {...(focus ? { focus } : {})}
    />
  );
}
