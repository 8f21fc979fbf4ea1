import { BellOff, BellRing } from 'lucide-react';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAlarmWords } from '#app/language/alarm-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { useRinging } from '#app/state/alarms.ts';
import { useClock, useShelf, useViewer } from '#app/state/hooks.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { Button } from '#app/widgets/Button.tsx';
import type { Alarm } from '#domain/alarm/alarm.ts';
import { toldAt } from '#domain/alarm/ladder.ts';
import styles from './AlarmBanner.module.css';
import { AnswerDialog } from './AnswerDialog.tsx';
import { mayAnswer } from './may-answer.ts';
import { mute, unmute } from './mute-store.ts';
import { useSounds } from './use-sounds.ts';

/** Whether this station can be heard; what keeps it silent is never hidden. */
function SoundSign({ readOnly }: { readOnly: boolean }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { allowed, mutedFor } = useSounds();
  const ringing = useRinging();
  if (mutedFor > 0)
    return (
      <span className={styles.sound} role="status" data-sound="muted">
        <BellOff aria-hidden="true" />
        {t('alarm.muted', { span: telling.span(mutedFor) })}
        {readOnly ? null : (
          <Button look="text" onClick={unmute}>
            {t('alarm.unmute')}
          </Button>
        )}
      </span>
    );
  if (ringing.length === 0) return null;
  if (!allowed)
    return (
      <span className={styles.sound} role="status" data-sound="blocked">
        <BellOff aria-hidden="true" />
        {t('alarm.silent')}
      </span>
    );
  return readOnly ? null : (
    <Button look="text" className={styles.sound ?? ''} onClick={mute} data-sound="on">
      <BellRing aria-hidden="true" />
      {t('alarm.mute')}
    </Button>
  );
}

interface RingingProps {
  readonly alarm: Alarm;
  readonly others: number;
  readonly readOnly: boolean;
}

function Ringing({ alarm, others, readOnly }: RingingProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const words = useAlarmWords();
  const viewer = useViewer();
  const { now } = useClock();
  const [answering, setAnswering] = useState<string>();
  const mine = toldAt(alarm, viewer.role);
  const what = (
    <>
      <em>
        <BellRing aria-hidden="true" />
        {t(`alarm.level.${alarm.level}`)}
      </em>
      <b>{words.what(alarm)}</b>
    </>
  );
  return (
    <>
      {readOnly ? (
        <span className={styles.what}>{what}</span>
      ) : (
        <ViewLink className={styles.what} to={words.place(alarm)}>
          {what}
        </ViewLink>
      )}
      {mine === undefined ? null : (
        <strong className={styles.mine} data-told={viewer.role}>
          {t('alarm.toldYou', { time: telling.when(mine, now) })}
        </strong>
      )}
      <span className={styles.where}>
        {words.where(alarm)} {telling.when(alarm.raisedAt, now)}
      </span>
      <span className={styles.silence}>{words.silence(alarm, now)}</span>
      {others > 0 ? (
        <span className={styles.others}>{t('alarm.others', { n: telling.number(others) })}</span>
      ) : null}
      {readOnly ? null : (
        <Button
          look="primary"
          className={styles.answer ?? ''}
          why={mayAnswer(viewer, alarm) ? undefined : t('alarm.needsChief')}
          onClick={() => setAnswering(alarm.id)}
          data-alarm-answer={alarm.id}
        >
          {t('alarm.answer')}
        </Button>
      )}
      {answering ? <AnswerDialog id={answering} onEnd={() => setAnswering(undefined)} /> : null}
    </>
  );
}

/** What a listener is told, once for each alarm and once more when it was brought here: no countdown, or it would never end. */
function Announced({ alarm }: { alarm: Alarm | undefined }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const words = useAlarmWords();
  const { role } = useViewer();
  const mine = alarm && toldAt(alarm, role);
  return (
    <p className="unseen" role={alarm?.level === 'RED' ? 'alert' : 'status'}>
      {alarm
        ? [
            t(`alarm.level.${alarm.level}`),
            words.what(alarm),
            words.where(alarm),
            mine === undefined ? '' : t('alarm.toldYou', { time: telling.time(mine) }),
          ].join(' ')
        : null}
    </p>
  );
}

const LOUD: readonly Alarm['level'][] = ['RED', 'ORANGE'];

/** The gravest alarm nobody has answered, over the whole width; it pushes the content down and covers nothing. A wall shows it and answers nothing. */
export function AlarmBanner({
  readOnly = false,
  row,
}: {
  readOnly?: boolean;
  /** What its words stand in, for a wall that keeps them off its seams. */
  row?: Ref<HTMLElement>;
}) {
  const { t } = useTranslation();
  // What an alarm is about is named from these.
  useShelf('orders');
  const ringing = useRinging();
  const { role } = useViewer();
  const loud = ringing.filter(({ level }) => LOUD.includes(level));
  const gravest = loud.filter(({ level }) => level === loud[0]?.level);
  // Of the same weight, what silence has brought to whoever looks here comes first.
  const alarm = gravest.find((one) => toldAt(one, role) !== undefined) ?? gravest[0];
  return (
    <aside
      ref={row}
      className={styles.banner}
      data-banner="alarm"
      data-level={alarm?.level}
      data-alarm={alarm?.id}
      aria-label={t('alarm.title')}
    >
      <Announced alarm={alarm} />
      {alarm ? (
        <Ringing key={alarm.id} alarm={alarm} others={ringing.length - 1} readOnly={readOnly} />
      ) : null}
      <SoundSign readOnly={readOnly} />
    </aside>
  );
}
