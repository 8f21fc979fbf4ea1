import styles from './Toasts.module.css';

/** A polite live region: what it shows is also said. */
export function Toasts({ toasts }: { toasts: readonly { id: number; text: string }[] }) {
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {toasts.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
