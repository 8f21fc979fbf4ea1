import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useViewer } from '#app/state/hooks.ts';
import { Empty } from '#app/widgets/Empty.tsx';
import styles from './failing/failing.module.css';
import { landingOf, SCREEN_ROLES, type ScreenPath } from './landing.ts';

/** The screen is another post's: who may open it, and the way back. */
export function NotYours({ path }: { path: string }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { role } = useViewer();
  const roles = telling.roles(SCREEN_ROLES[path as ScreenPath] ?? []);
  return (
    <main className={styles.page}>
      <Empty
        title={t('noAccess.title')}
        hint={`${t('noAccess.who', { roles })} ${t('noAccess.how')}`}
      >
        <a className={styles.way} href={landingOf(role)}>
          {t('noAccess.home')}
        </a>
      </Empty>
    </main>
  );
}
