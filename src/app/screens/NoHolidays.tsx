import { useTranslation } from 'react-i18next';
import { useTown } from '#app/state/hooks.ts';
import styles from './NoHolidays.module.css';

/** Deadlines in a year without a table of holidays are a guess, and whoever answers for them is told. */
export function NoHolidays() {
  const { t } = useTranslation();
  const { missingYears } = useTown();
  if (missingYears.length === 0) return null;
  return (
    <p className={styles.notice} role="status" data-missing-years={missingYears.join()}>
      {t('line.noHolidays', { years: missingYears.join(', ') })}
    </p>
  );
}
