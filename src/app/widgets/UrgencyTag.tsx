import styles from './UrgencyTag.module.css';

/** @param level 1–4; the lowest is the rule and shows nothing. */
export function UrgencyTag({ level, label }: { level: 1 | 2 | 3 | 4; label: string }) {
  return level === 1 ? null : (
    <span className={styles.tag} data-level={level}>
      {label}
    </span>
  );
}
