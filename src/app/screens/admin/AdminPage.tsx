import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { signOut } from '#app/live/session.ts';
import { useTown, useViewer } from '#app/state/hooks.ts';
import { BrandMark } from '#app/widgets/BrandMark.tsx';
import { Button } from '#app/widgets/Button.tsx';
import { LanguageChoice } from '../LanguageChoice.tsx';
import { LineBanner } from '../Line.tsx';
import { NoHolidays } from '../NoHolidays.tsx';
import styles from './Page.module.css';

/** What the administrator's pages share: the bar with the way to each of them, the line, the notice. */
export function AdminPage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { town } = useTown();
  const { post } = useViewer();
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <BrandMark />
        <h1>
          {telling.label(town.title)} · {title}
        </h1>
        <nav>
          <Link to="/admin" activeOptions={{ exact: true }}>
            {t('admin.title')}
          </Link>
          <Link to="/admin/import">{t('imports.title')}</Link>
        </nav>
        <span>{telling.post(post)}</span>
        <LanguageChoice />
        <Button data-sign-out="true" onClick={() => void signOut()}>
          {t('bar.signOut')}
        </Button>
      </header>
      <LineBanner />
      <NoHolidays />
      {children}
      <footer className={styles.foot}>{telling.label(town.notice)}</footer>
    </div>
  );
}
