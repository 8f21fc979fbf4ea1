import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { useShelf } from '#app/state/hooks.ts';
import { notice } from '#app/state/notice-store.ts';
import { pickStore } from '#app/state/pick-store.ts';
import { Button } from '#app/widgets/Button.tsx';
import { LIFE_CYCLE, type OrderAction } from '#domain/order/flow.ts';
import type { Order } from '#domain/order/order.ts';
import styles from './acts.module.css';
import { FIELDS } from './fields.tsx';
import { sendAct } from './send-act.ts';

interface ActFormProps {
  order: Order;
  act: OrderAction;
  /** Done, or put aside. */
  onEnd: (done: boolean) => void;
  /** Puts the focus on its button, so that Enter does it. */
  focus?: boolean;
  large?: boolean;
}

/** How the order stands now, in the words the gateway would refuse with. */
const changed = (order: Order): Trouble => ({
  ok: false,
  reason: 'order.changed',
  params: { state: order.state, by: order.lastBy, at: order.lastAt, handler: order.handler },
});

/** Enter in a list submits as it does in a line; in a text it takes Ctrl. */
export function submitOnEnter(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, key, ctrlKey, metaKey } = event;
  if (key !== 'Enter') return;
  const withHand = target instanceof HTMLTextAreaElement && (ctrlKey || metaKey);
  if (!withHand && !(target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

/** Why the form can't be sent as it is filled. */
function useLack(act: OrderAction, order: Order): string | undefined {
  const { t } = useTranslation();
  const picked = pickStore((held) => held.picked);
  const workers = useShelf('workers');
  if (act === 'relocate' && (!picked || picked.grid === order.grid)) return t('form.pickPlace');
  if (act === 'dispatch' && !workers.some(({ onShift }) => onShift)) return t('why.noWorker');
  return undefined;
}

/**
 * One act on one order. It quotes the version the person saw: when the order moves under an open form, it says who moved it and
 * keeps what was typed.
 */
export function ActForm({ order, act, onEnd, focus, large }: ActFormProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const lack = useLack(act, order);
  const [seen, setSeen] = useState(order.version);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const form = useRef<HTMLFormElement>(null);
  const Fields = FIELDS[act];
  const moved = order.version !== seen && !busy;
  const told = moved ? changed(order) : trouble;
  const stands = LIFE_CYCLE.allows(order.state, act);

  useEffect(() => {
    if (focus) form.current?.querySelector<HTMLButtonElement>('[type=submit]')?.focus();
  }, [focus]);

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || moved || lack) return;
    setTrouble(undefined);
    setBusy(true);
    const sent = await sendAct(
      act,
      { id: order.id, version: seen },
      new FormData(event.currentTarget),
    );
    setBusy(false);
    if (sent?.ok) {
      notice(t('order.done', { action: t(`action.${act}`) }));
      onEnd(true);
    } else setTrouble(sent);
  };

  return (
    <form
      ref={form}
      className={styles.form}
      data-act={act}
      aria-label={t(`action.${act}`)}
      onSubmit={submit}
      onKeyDown={submitOnEnter}
    >
      {Fields ? <Fields order={order} /> : null}
      {told ? (
        <div className={styles.told} role="alert">
          <b>{t('form.conflict')}</b>
          <p>{telling.trouble(told)}</p>
        </div>
      ) : null}
      <div className={styles.go}>
        {moved ? (
          <>
            <Button size={large ? 'large' : 'normal'} onClick={() => onEnd(false)}>
              {t('form.understood')}
            </Button>
            {stands ? (
              <Button size={large ? 'large' : 'normal'} onClick={() => setSeen(order.version)}>
                {t('form.keepOn')}
              </Button>
            ) : null}
          </>
        ) : (
          <Button
            type="submit"
            look={act === 'void' ? 'secondary' : 'primary'}
            size="large"
            className={styles.submit}
            why={lack}
            disabled={busy}
            hint={t('form.enter')}
          >
            {busy ? t('order.sending') : t(`action.${act}`)}
          </Button>
        )}
      </div>
    </form>
  );
}
