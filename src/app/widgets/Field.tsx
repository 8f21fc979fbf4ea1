import { cloneElement, type ReactElement, useId } from 'react';
import styles from './Field.module.css';

interface FieldProps {
  label: string;
  /** Beside the label: that it may stay empty, or what belongs here. */
  note?: string | undefined;
  hint?: string | undefined;
  /** The one control; it gets its id and its description from here. */
  children: ReactElement<{ id?: string; 'aria-describedby'?: string; className?: string }>;
}

/** A label, its control, and what to know before typing. */
export function Field({ label, note, hint, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {label}
        {note ? <small>{note}</small> : null}
      </label>
      {cloneElement(children, {
        id,
        className: styles.control ?? '',
        ...(hint ? { 'aria-describedby': hintId } : {}),
      })}
      {hint ? (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
