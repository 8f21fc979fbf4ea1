import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAlarmWords } from '#app/language/alarm-words.ts';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { send } from '#app/live/send.ts';
import { useThing, useViewer } from '#app/state/hooks.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Dialog } from '#app/widgets/Dialog.tsx';
import { ALARM_ACTIONS, SHELVE_REASONS } from '#domain/alarm/codes.ts';
import styles from './AnswerDialog.module.css';
import { mayAnswer, mayShelve } from './may-answer.ts';

const MINUTES = [10, 30, 60] as const;

interface PickProps<T extends string | number> {
  readonly legend: string;
  readonly list: readonly T[];
  readonly chosen: T;
  readonly wordOf: (one: T) => string;
  readonly onPick: (one: T) => void;
}

function Pick<T extends string | number>({ legend, list, chosen, wordOf, onPick }: PickProps<T>) {
  return (
    <fieldset className={styles.pick}>
      <legend>{legend}</legend>
      {list.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={legend}
            value={one}
            checked={one === chosen}
            onChange={() => onPick(one)}
          />
          {wordOf(one)}
        </label>
      ))}
    </fieldset>
  );
}

interface DeedProps {
  readonly id: string;
  readonly onEnd: () => void;
}

function useDeed(onEnd: () => void) {
  const telling = useTelling();
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  const give = async (sending: ReturnType<typeof send>) => {
    setBusy(true);
    const sent = await sending;
    setBusy(false);
    if (sent.ok) onEnd();
    else setTrouble(sent);
  };
  const said: ReactNode = trouble ? <p role="alert">{telling.trouble(trouble)}</p> : null;
  return { give, busy, said };
}

function Answer({ id, onEnd }: DeedProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { post } = useViewer();
  const [action, setAction] = useState<(typeof ALARM_ACTIONS)[number]>('SENT');
  const { give, busy, said } = useDeed(onEnd);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void give(send('alarm.acknowledge', { id, action }));
      }}
    >
      <p className={styles.who}>
        {t('alarm.who')} <b>{telling.post(post)}</b>
      </p>
      <Pick
        legend={t('alarm.what')}
        list={ALARM_ACTIONS}
        chosen={action}
        wordOf={(one) => t(`alarm.action.${one}`)}
        onPick={setAction}
      />
      {said}
      <Button type="submit" look="primary" disabled={busy} data-answer="true">
        {t('alarm.confirm')}
      </Button>
    </form>
  );
}

function Shelve({ id, onEnd }: DeedProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<(typeof SHELVE_REASONS)[number]>('KNOWN');
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>(30);
  const { give, busy, said } = useDeed(onEnd);
  return (
    <details className={styles.form}>
      <summary>{t('alarm.shelve')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void give(send('alarm.shelve', { id, reason, minutes }));
        }}
      >
        <Pick
          legend={t('alarm.shelveWhy')}
          list={SHELVE_REASONS}
          chosen={reason}
          wordOf={(one) => t(`alarm.reason.${one}`)}
          onPick={setReason}
        />
        <Pick
          legend={t('alarm.shelveFor')}
          list={MINUTES}
          chosen={minutes}
          wordOf={(n) => t('alarm.minutes', { n })}
          onPick={setMinutes}
        />
        {said}
        <Button type="submit" disabled={busy} data-shelve="true">
          {t('alarm.shelve')}
        </Button>
      </form>
    </details>
  );
}

/** Who answers an alarm, and what was done about it; the duty chief may lay it aside for a while instead. */
export function AnswerDialog({ id, onEnd }: DeedProps) {
  const { t } = useTranslation();
  const words = useAlarmWords();
  const viewer = useViewer();
  const alarm = useThing('alarms', id);
  if (!alarm) return null;
  return (
    <Dialog title={t('alarm.dialog')} closeLabel={t('close')} onClose={onEnd}>
      <p className={styles.what} data-level={alarm.level}>
        <em>{t(`alarm.level.${alarm.level}`)}</em>
        <b>{words.what(alarm)}</b>
        <span>{words.where(alarm)}</span>
      </p>
      {mayAnswer(viewer, alarm) ? <Answer id={id} onEnd={onEnd} /> : <p>{t('alarm.needsChief')}</p>}
      {mayShelve(viewer) && alarm.overAt === null ? <Shelve id={id} onEnd={onEnd} /> : null}
    </Dialog>
  );
}
