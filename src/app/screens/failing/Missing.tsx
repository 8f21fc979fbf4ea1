import { useTranslation } from 'react-i18next';
import { Empty } from '#app/widgets/Empty.tsx';
import styles from './failing.module.css';

export function Missing() {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <Empty title={t('notFound.title')}>
        <a className={styles.way} href="/">
          {t('notFound.home')}
        </a>
      </Empty>
    </main>
  );
}
