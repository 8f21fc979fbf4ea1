import type { ReactNode } from 'react';
import type { OrderState } from '#domain/order/flow.ts';
import styles from './StateMark.module.css';

/** A circle fills as the work goes on; ends have a shape of their own, so the state is seen without colour. */
const ring = <circle cx="12" cy="12" r="7.6" />;
const half = <path d="M12 4.400a7.600 7.600 0 0 1 0 15.200Z" fill="currentColor" stroke="none" />;
const full = <circle cx="12" cy="12" r="7.6" fill="currentColor" />;
const eye = <circle cx="12" cy="12" r="2.6" fill="var(--g-1)" stroke="none" />;
const cross = <path d="M6 6l12 12M18 6 6 18" strokeLinecap="round" />;

const SHAPES: Readonly<Record<OrderState, ReactNode>> = {
  DRAFT: <circle cx="12" cy="12" r="7.6" strokeDasharray="1.500 3" />,
  REPORTED: <circle cx="12" cy="12" r="7.6" strokeDasharray="4.4 3.560" />,
  VERIFYING: (
    <>
      <circle cx="12" cy="12" r="7.6" strokeDasharray="4.4 3.560" />
      <circle cx="12" cy="12" r="2.4" fill="currentColor" stroke="none" />
    </>
  ),
  ACCEPTED: <circle cx="12" cy="12" r="7.6" strokeDasharray="9 2.900" />,
  FILED: ring,
  DISPATCHED: (
    <>
      {ring}
      <circle cx="12" cy="12" r="2.4" fill="currentColor" stroke="none" />
    </>
  ),
  HANDLING: (
    <>
      {ring}
      {half}
    </>
  ),
  JOINT: (
    <>
      <circle cx="12" cy="12" r="9.5" strokeWidth="1.800" />
      <circle cx="12" cy="12" r="4.5" />
    </>
  ),
  SUSPENDED: <path d="M8.500 5v14M15.500 5v14" strokeLinecap="round" />,
  HANDLED: full,
  CHECKING: (
    <>
      {full}
      {eye}
    </>
  ),
  CHECKED: (
    <>
      {full}
      <path d="m8.500 12.200 2.600 2.600 4.600-5" stroke="var(--g-1)" strokeWidth="2" />
    </>
  ),
  CLOSED: <path d="m4 12.500 5.200 5.200L20 7" strokeLinecap="round" strokeLinejoin="round" />,
  REJECTED: <path d="M5 12h14" strokeLinecap="round" />,
  VOID: cross,
  MERGED: <path d="M5 5v5a4 4 0 0 0 4 4h10m-5-5 5 5-5 5" strokeLinecap="round" />,
};
/** @param label words for it where none stand beside it; else the mark is decoration. */
export function StateMark({ state, label }: { state: OrderState; label?: string }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named where no words stand beside it, decoration elsewhere
    <svg
      className={`lamp ${styles.mark}`}
      data-state={state}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {SHAPES[state]}
    </svg>
  );
}
