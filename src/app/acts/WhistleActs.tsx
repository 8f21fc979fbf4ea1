import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useThing, useViewer } from '#app/state/hooks.ts';
import { Button } from '#app/widgets/Button.tsx';
import { type Order, placed } from '#domain/order/order.ts';
import { WHISTLE_FLOW, type WhistleAction } from '#domain/whistle/flow.ts';
import type { Whistle } from '#domain/whistle/whistle.ts';
import styles from './acts.module.css';
import { usePending } from './OrderActs.tsx';
import { barOf } from './permits.ts';
import { StepForm } from './StepForm.tsx';
import { ofOrder, ofWhistle } from './subject.ts';
import { membersFor, whistleActsOf } from './whistle-permits.ts';

interface WhistleFormProps {
  whistle: Whistle;
  act: WhistleAction;
  onEnd: () => void;
}

function WhistleForm({ whistle, act, onEnd }: WhistleFormProps) {
  const { t } = useTranslation();
  const order = useThing('orders', whistle.order);
  return (
    <StepForm
      command={`whistle.${act}`}
      label={t(`whistle.action.${act}`)}
      needs={WHISTLE_FLOW.steps[act].needs}
      target={whistle}
      about={ofWhistle(whistle, order, membersFor(whistle, act))}
      changed={{
        ok: false,
        reason: 'whistle.changed',
        params: { by: whistle.lastBy, at: whistle.lastAt },
      }}
      stands={WHISTLE_FLOW.allows(whistle.state, act)}
      quiet={act === 'refuse' || act === 'dispute'}
      onEnd={onEnd}
    />
  );
}

/** A new whistle on an order in hand. */
function ProposeForm({ order }: { order: Order }) {
  const { t } = useTranslation();
  return (
    <StepForm
      command="whistle.propose"
      label={t('whistle.action.propose')}
      needs={WHISTLE_FLOW.steps.propose.needs}
      target={order}
      about={ofOrder(order)}
      changed={{
        ok: false,
        reason: 'order.changed',
        params: { state: order.state, by: order.lastBy, at: order.lastAt, handler: order.handler },
      }}
      stands={order.state === 'HANDLING'}
      onEnd={() => undefined}
    />
  );
}

/** What this viewer can do about a whistle: the next step is open, the others are buttons. */
export function WhistleActs({ order, whistle }: { order: Order; whistle: Whistle | undefined }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [chosen, setChosen] = useState<WhistleAction>();
  const about = whistle?.id ?? order.id;
  const inWorld = useThing('whistles', whistle?.id ?? '') !== undefined;
  const waiting = usePending().some((wish) => wish.about === about && wish.accepted);
  if (waiting)
    return (
      <p className={styles.pending} role="status" data-pending="true">
        {t('order.pending')}
      </p>
    );
  const mayPropose = order.state === 'HANDLING' && !barOf(viewer, 'whistle.propose', placed(order));
  if (!whistle || (whistle.closedAt !== null && mayPropose))
    return mayPropose ? <ProposeForm order={order} /> : null;
  const acts = inWorld ? whistleActsOf(viewer, whistle) : [];
  const open = acts.find((act) => act === chosen) ?? acts[0];
  return (
    <div className={styles.acts}>
      {open ? (
        <WhistleForm key={open} whistle={whistle} act={open} onEnd={() => setChosen(undefined)} />
      ) : (
        <p className={styles.pending}>{t(`whistle.state.${whistle.state}`)}</p>
      )}
      {acts.length > 1 ? (
        <div className={styles.others}>
          {acts
            .filter((act) => act !== open)
            .map((act) => (
              <Button key={act} data-open={act} onClick={() => setChosen(act)}>
                {t(`whistle.action.${act}`)}
              </Button>
            ))}
        </div>
      ) : null}
    </div>
  );
}
