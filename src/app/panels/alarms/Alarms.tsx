import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerDialog } from '#app/alarms/AnswerDialog.tsx';
import { useAlarmWords } from '#app/language/alarm-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { useAlarms } from '#app/state/alarms.ts';
import { useShelf, useViewer } from '#app/state/hooks.ts';
import { useLook } from '#app/state/order-lists.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { holds } from '#domain/access/table.ts';
import type { Alarm } from '#domain/alarm/alarm.ts';
import { ALARM_STATES } from '#domain/alarm/codes.ts';
import { PanelCount } from '../contract.tsx';
import styles from './Alarms.module.css';

/** More than these nobody reads one by one; the filter finds the others. */
const SHOWN = 60;
type Kept = Alarm['state'] | 'ALL';
const KEPT: readonly Kept[] = [...ALARM_STATES, 'ALL'];
const OPEN: readonly Alarm['state'][] = ['RAISED', 'SHELVED'];

function AlarmRow({ alarm, now, onAnswer }: { alarm: Alarm; now: number; onAnswer?: () => void }) {
  const { t } = useTranslation();
  const words = useAlarmWords();
  return (
    <li data-alarm={alarm.id} data-level={alarm.level} data-state={alarm.state}>
      <ViewLink to={words.place(alarm)}>
        <em>{t(`alarm.level.${alarm.level}`)}</em>
        <b>{words.what(alarm)}</b>
        <span>{words.where(alarm)}</span>
        <small>{words.standing(alarm, now)}</small>
      </ViewLink>
      {onAnswer ? (
        <Button look="text" onClick={onAnswer} data-alarm-answer={alarm.id}>
          {t('alarm.confirm')}
        </Button>
      ) : null}
    </li>
  );
}

/** Every alarm there is and of the last day, by how it stands; what waits for an answer first. */
export default function Alarms() {
  const { t } = useTranslation();
  const telling = useTelling();
  const viewer = useViewer();
  const now = useLook();
  // What an alarm is about is named from these.
  useShelf('orders');
  const alarms = useAlarms();
  const [kept, setKept] = useState<Kept>('RAISED');
  const [answering, setAnswering] = useState<string>();
  const shown = alarms.filter(({ state }) => kept === 'ALL' || state === kept);
  const waiting = alarms.filter(({ state }) => state === 'RAISED').length;
  const answers = holds(viewer, 'alarm.answer');
  return (
    <>
      <PanelCount>{telling.number(waiting)}</PanelCount>
      <fieldset className={styles.filter}>
        <legend className="unseen">{t('alarm.filter')}</legend>
        {KEPT.map((one) => (
          <label key={one} data-kept={one}>
            <input
              type="radio"
              name="alarm-state"
              checked={kept === one}
              onChange={() => setKept(one)}
            />
            {one === 'ALL' ? t('alarm.all') : t(`alarm.state.${one}`)}
          </label>
        ))}
      </fieldset>
      {shown.length === 0 ? (
        <Empty title={t(kept === 'RAISED' ? 'alarm.none' : 'alarm.noneOfThese')} />
      ) : (
        <ul className={styles.rows}>
          {shown.slice(0, SHOWN).map((alarm) => (
            <AlarmRow
              key={alarm.id}
              alarm={alarm}
              now={now}
              {...(answers && OPEN.includes(alarm.state)
                ? { onAnswer: () => setAnswering(alarm.id) }
                : {})}
            />
          ))}
        </ul>
      )}
      {answering ? <AnswerDialog id={answering} onEnd={() => setAnswering(undefined)} /> : null}
    </>
  );
}
