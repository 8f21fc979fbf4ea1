import type { ReactNode } from 'react';
import styles from './Empty.module.css';

interface EmptyProps {
  title: string;
  hint?: string | undefined;
  /** The one next step. */
  children?: ReactNode;
}

/** Says what is empty or failed, what still holds, and what to do next. */
export function Empty({ title, hint, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {children}
    </div>
  );
}
