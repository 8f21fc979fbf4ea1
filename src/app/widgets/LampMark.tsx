import type { ReactNode } from 'react';
import type { Lamp } from '#domain/time/lamp.ts';
import styles from './LampMark.module.css';

const sign = (top: number) => (
  <g className={styles.sign}>
    <rect x="10.8" y={top} width="2.4" height="6.4" />
    <rect x="10.8" y={top + 8} width="2.4" height="2.4" />
  </g>
);
const tick = 'm3.500 12.500 5 5L19 6.500';

/** A shape for each lamp, so that it is told without colour. */
const SHAPES: Readonly<Record<Lamp, ReactNode>> = {
  ok: <circle cx="12" cy="12" r="7.6" />,
  warn: (
    <>
      <path d="M12 3 22 21H2Z" fill="currentColor" strokeLinejoin="round" strokeWidth="2" />
      {sign(9)}
    </>
  ),
  late: (
    <>
      <rect x="2" y="2" width="20" height="20" rx="2.500" fill="currentColor" stroke="none" />
      {sign(6.8)}
    </>
  ),
  paused: <path d="M8.500 4v16M15.500 4v16" strokeLinecap="round" />,
  done: <path d={tick} strokeLinecap="round" strokeLinejoin="round" />,
  donelate: (
    <>
      <path d="m2 12.500 4.200 4.200L14 7" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="17.500" cy="16.500" r="5" strokeWidth="1.800" />
      <path d="M17.500 13.800v2.900h2" strokeWidth="1.800" />
    </>
  ),
};

/** @param label words for it where none stand beside it; else the mark is decoration. */
export function LampMark({ lamp, label }: { lamp: Lamp; label?: string }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named where no words stand beside it, decoration elsewhere
    <svg
      className={`lamp ${styles.mark}`}
      data-lamp={lamp}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {SHAPES[lamp]}
    </svg>
  );
}
