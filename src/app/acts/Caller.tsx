import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { callerReading, readCaller } from '#app/live/reads.ts';
import { useBeat, useViewer } from '#app/state/hooks.ts';
import { Button } from '#app/widgets/Button.tsx';
import { holds } from '#domain/access/table.ts';
import type { Order } from '#domain/order/order.ts';
import { CALLER_REASONS, type CallerReason } from '#wire/caller.ts';
import styles from './TypedWords.module.css';

/** DOMAIN §4.4: what was uncovered covers itself again. */
const SHOWN_MS = 60_000;

/** Whom to call back: masked; whole for a minute, for a reason, and the audit knows. Give it the order's id as key. */
function CallerOf({ id }: { id: string }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const masked = useQuery(callerReading(id));
  const [until, setUntil] = useState(0);
  const now = useBeat();
  const asking = useMutation({
    mutationFn: (reason: CallerReason) => readCaller(id, reason),
    onSuccess: (answer) => answer.ok && setUntil(Date.now() + SHOWN_MS),
  });
  const open = until > now && asking.data?.ok ? asking.data.value : undefined;
  const { reset } = asking;
  useEffect(() => {
    if (until > 0 && until <= now) {
      setUntil(0);
      reset();
    }
  }, [until, now, reset]);
  const caller = open ?? masked.data;
  if (!caller || (caller.name === null && caller.phone === null)) return null;
  return (
    <section className={styles.section} aria-label={t('desk.intake.caller')} data-caller={!open}>
      <h3>{t('desk.intake.caller')}</h3>
      <p>{[caller.name, caller.phone].filter((one) => one !== null).join(' · ')}</p>
      {open ? (
        <p role="status">
          {t('desk.intake.shown', { s: telling.number(Math.ceil((until - now) / 1000)) })}
        </p>
      ) : (
        <p>
          {t('desk.intake.show')}{' '}
          {CALLER_REASONS.map((reason) => (
            <Button
              key={reason}
              disabled={asking.isPending}
              onClick={() => asking.mutate(reason)}
              data-reason={reason}
            >
              {t(`desk.intake.${reason}`)}
            </Button>
          ))}
        </p>
      )}
    </section>
  );
}

export function Caller({ order }: { order: Order }) {
  return holds(useViewer(), 'order.caller') ? <CallerOf key={order.id} id={order.id} /> : null;
}
