import type { ReactNode } from 'react';
import styles from './Stat.module.css';

interface StatProps {
  value: string;
  label: string;
  /** In front of the figure: a lamp, where one is due. */
  mark?: ReactNode;
  /** The lamp whose colour the figure takes. */
  tone?: 'late' | 'warn' | undefined;
  /** After a slash, in small: the denominator. */
  of?: string;
}

/** A figure over its name. Figures of zero lose their weight: nothing is to be done. */
export function Stat({ value, label, mark, tone, of }: StatProps) {
  return (
    <span className={styles.stat} data-none={value === '0' || undefined} data-tone={tone}>
      <span className={styles.value}>
        {mark}
        {value}
        {of ? <small>/{of}</small> : null}
      </span>
      <span className={styles.label}>{label}</span>
    </span>
  );
}
