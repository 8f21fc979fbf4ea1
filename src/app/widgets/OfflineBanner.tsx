import styles from './OfflineBanner.module.css';

interface OfflineBannerProps {
  /** `离线 · 数据截至 14:32` */
  title: string;
  /** What still works. */
  works: string;
  /** How long, and what happens by itself. */
  since: string;
}

/** Grey, because the town is not in danger. It pushes the content down and covers nothing. */
export function OfflineBanner({ title, works, since }: OfflineBannerProps) {
  return (
    <aside className={styles.banner} data-banner="offline" aria-label={title}>
      <svg
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path
          d="M3 9.500a13.500 13.500 0 0 1 18 0M6.200 13a8.800 8.800 0 0 1 11.600 0M9.300 16.400a4.200 4.200 0 0 1 5.400 0"
          strokeWidth="2"
        />
        <path d="M4 20.500 20 3.500" strokeWidth="2.200" />
      </svg>
      <b role="status">{title}</b>
      <span>{works}</span>
      <span className={styles.since}>{since}</span>
    </aside>
  );
}
