import styles from './Skeleton.module.css';

/** Bars where rows will stand; they come after 200 ms, so a quick answer shows none, and they do not move. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity
        <i key={row} data-width={row % 3} />
      ))}
    </div>
  );
}
