import { type ButtonHTMLAttributes, useId } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary on a screen. */
  look?: 'primary' | 'secondary' | 'text';
  size?: 'normal' | 'large';
  /** Why it can't be pressed now. It stays in the tab order, so that the reason can be read. */
  why?: string | undefined;
  /** The key that presses it, shown beside its words. */
  hint?: string;
}

export function Button({ look = 'secondary', size = 'normal', why, hint, ...rest }: ButtonProps) {
  const reason = useId();
  const { children, className, onClick, ...others } = rest;
  return (
    <>
      <button
        type="button"
        {...others}
        className={[styles.button, styles[look], styles[size], className].filter(Boolean).join(' ')}
        {...(why ? { 'aria-disabled': true, 'aria-describedby': reason, title: why } : {})}
        onClick={(event) => (why ? event.preventDefault() : onClick?.(event))}
      >
        {children}
        {hint && !why ? <kbd>{hint}</kbd> : null}
      </button>
      {why ? (
        <span id={reason} className="unseen">
          {why}
        </span>
      ) : null}
    </>
  );
}
