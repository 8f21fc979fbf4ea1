import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { TroubleError } from '#app/live/call.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import styles from './failing.module.css';

const AGAIN_S = 5;

/** The page could not start. It tries again by itself: a wall has nobody to press a button. */
export function Failed({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const [left, setLeft] = useState(AGAIN_S);
  const trouble = error instanceof TroubleError ? error.trouble : undefined;
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) window.location.reload();
  }, [left]);
  const hint =
    trouble === undefined
      ? t('failed.bug')
      : trouble.reason === 'line.silent'
        ? t('failed.silent', { s: Math.max(0, left) })
        : telling.trouble(trouble);
  return (
    <main className={styles.page}>
      <Empty title={t('failed.title')} hint={hint}>
        <Button onClick={() => window.location.reload()}>{t('retry')}</Button>
      </Empty>
    </main>
  );
}
