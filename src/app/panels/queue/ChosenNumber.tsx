import { useTranslation } from 'react-i18next';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { useView } from '#app/state/view.ts';
import styles from './Queue.module.css';

/** Which number's rows these are, and the way back to all of them. */
export function ChosenNumber() {
  const { t } = useTranslation();
  const [{ number }] = useView();
  return number ? (
    <p className={styles.chosen}>
      <b>{t(`numbers.${number}`)}</b>
      <ViewLink to={{ number: undefined }}>{t('queue.showAll')}</ViewLink>
    </p>
  ) : null;
}
