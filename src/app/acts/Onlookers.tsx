import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useClock } from '#app/state/hooks.ts';
import { Button } from '#app/widgets/Button.tsx';
import styles from './Onlookers.module.css';
import type { Attendance } from './use-attendance.ts';

/** Who else has this order open, and whether somebody works on it already; then it can be taken over, in the sight of both. */
export function Onlookers({ attendance }: { attendance: Attendance }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  const { others, heldBy, lost, takeOver } = attendance;
  if (heldBy)
    return (
      <div className={styles.held} role="status" data-held-by={heldBy.post}>
        <span>
          <b>{telling.post(heldBy.post)}</b>{' '}
          {t(lost ? 'presence.took' : 'presence.works', {
            span: telling.span(Math.max(0, now - heldBy.since)),
          })}
        </span>
        <Button data-take-over onClick={takeOver}>
          {t(lost ? 'presence.takeBack' : 'presence.takeOver')}
        </Button>
        <p>{t('presence.kept')}</p>
      </div>
    );
  if (others.length === 0) return null;
  return (
    <p className={styles.here} role="status" data-onlookers={others.length}>
      <Eye size={15} aria-hidden="true" />
      {t('presence.here', { posts: others.map(({ post }) => telling.post(post)).join(' · ') })}
    </p>
  );
}
