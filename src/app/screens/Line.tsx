import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useBeat, useConnection } from '#app/state/hooks.ts';
import { townClock } from '#app/state/town-clock.ts';
import { OfflineBanner } from '#app/widgets/OfflineBanner.tsx';
import styles from './Line.module.css';

/** The light beside the clock: whether what is shown is now. */
export function LineLight() {
  const { t } = useTranslation();
  const { connection } = useConnection();
  return (
    <span className={styles.light} data-line={connection} role="status">
      <svg
        className="lamp"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.4"
        aria-hidden="true"
      >
        <circle cx="12" cy="12" r="7.6" />
        {connection === 'live' ? null : <path d="M5 19 19 5" />}
      </svg>
      {t(`line.${connection}`)}
    </span>
  );
}

/** Above everything while the line is down. */
export function LineBanner({ readOnly }: { readOnly?: boolean }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { asOf, connection } = useConnection();
  const now = useBeat();
  if (connection !== 'offline') return null;
  return (
    <OfflineBanner
      title={
        asOf ? t('line.banner', { time: telling.time(townClock.at(asOf)) }) : t('line.bannerEmpty')
      }
      works={t(readOnly ? 'line.worksWall' : 'line.works')}
      since={asOf ? t('line.since', { span: telling.span(now - asOf) }) : t('line.starting')}
    />
  );
}
