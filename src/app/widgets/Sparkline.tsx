import styles from './Sparkline.module.css';

const [WIDTH, HEIGHT] = [240, 34];
const DOT = 3;

/** A small line of counts from zero, the newest marked; without axes, so it never stands without its figures. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const most = Math.max(1, ...values);
  const step = (WIDTH - 2 * DOT) / Math.max(1, values.length - 1);
  const points = values.map(
    (value, i) => [DOT + i * step, HEIGHT - DOT - (value / most) * (HEIGHT - 2 * DOT)] as const,
  );
  const last = points.at(-1);
  return (
    <svg
      className={styles.line}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <polyline
        points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        vectorEffect="non-scaling-stroke"
      />
      {last ? (
        // A line of no length with a round end stays a dot however the picture is stretched.
        <path
          d={`M${last[0]} ${last[1]}h0`}
          stroke="var(--t-1)"
          strokeWidth={2 * DOT}
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
    </svg>
  );
}
