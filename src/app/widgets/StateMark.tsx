import type { ReactNode } from 'react';
import type { OrderState } from '#domain/order/flow.ts';
import styles from './StateMark.module.css';

/** A circle fills as the work goes on; ends have a shape of their own, so the state is seen without colour. */
const SHAPES: Readonly<Record<OrderState, ReactNode>> = {
  REPORTED: <circle cx="12" cy="12" r="7.6" strokeDasharray="4.4 3.560" />,
  FILED: <circle cx="12" cy="12" r="7.6" />,
  DISPATCHED: (
    <>
      <circle cx="12" cy="12" r="7.6" />
      <circle cx="12" cy="12" r="2.4" fill="currentColor" stroke="none" />
    </>
  ),
  HANDLING: (
    <>
      <circle cx="12" cy="12" r="7.6" />
      <path d="M12 4.400a7.600 7.600 0 0 1 0 15.200Z" fill="currentColor" stroke="none" />
    </>
  ),
  HANDLED: <circle cx="12" cy="12" r="7.6" fill="currentColor" />,
  CLOSED: <path d="m4 12.500 5.200 5.200L20 7" strokeLinecap="round" strokeLinejoin="round" />,
  VOID: <path d="M6 6l12 12M18 6 6 18" strokeLinecap="round" />,
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
