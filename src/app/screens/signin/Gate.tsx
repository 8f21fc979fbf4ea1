import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { speakLike } from '#app/language/i18n.ts';
import { useTelling } from '#app/language/telling.ts';
import { frontRead } from '#app/live/reads.ts';
import { BrandMark } from '#app/widgets/BrandMark.tsx';
import { LanguageChoice } from '../LanguageChoice.tsx';
import styles from './Gate.module.css';

/** The page outside: whose house it is, the language, the notice. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { data: front } = useQuery(frontRead);
  const name = front ? telling.label(front.title) : t('brand');
  useEffect(() => {
    if (front) speakLike(front.language);
  }, [front]);
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  return (
    <div className={styles.gate}>
      <header className={styles.brand}>
        <BrandMark />
        <div>
          <h1>{name}</h1>
          <p>{front ? telling.label(front.slogan) : ''}</p>
        </div>
        <LanguageChoice />
      </header>
      <main className={styles.main}>
        <h2 className="unseen">{title}</h2>
        {children}
      </main>
      <footer className={styles.notice}>{front ? telling.label(front.notice) : ''}</footer>
    </div>
  );
}
