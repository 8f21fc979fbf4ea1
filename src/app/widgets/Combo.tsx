import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import styles from './Combo.module.css';

export interface Option {
  readonly id: string;
  readonly label: string;
  /** Beside it, smaller. */
  readonly note?: string;
}

interface ComboProps {
  readonly label: string;
  readonly name: string;
  readonly placeholder?: string;
  /** What is typed now; what is chosen is written here too. */
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly options: readonly Option[];
  readonly onChoose: (option: Option) => void;
  /** Something is chosen: the line holds it. */
  readonly chosen: boolean;
  readonly none?: string;
  readonly aside?: ReactNode;
}

/** A line to type in, and under it what answers: ↑↓ walk, Enter and Tab take, Esc shuts. */
export function Combo(props: ComboProps) {
  const { label, name, placeholder, typed, onType, options, onChoose, chosen, none, aside } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const shown = open && typed.trim() !== '' && !chosen;
  const here = Math.min(at, options.length - 1);
  const take = (option: Option | undefined) => {
    if (!option) return;
    onChoose(option);
    setOpen(false);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!shown || event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(options.length - 1, here + step)));
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      if (event.key === 'Enter') event.preventDefault();
      take(options[here]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      setOpen(false);
    }
  };
  return (
    <div className={styles.combo}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.line}>
        <input
          id={id}
          name={name}
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown && options[here] ? `${id}-${here}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={placeholder}
          value={typed}
          data-chosen={chosen || undefined}
          onChange={({ target }) => {
            setAt(0);
            setOpen(true);
            onType(target.value);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKey}
        />
        {aside}
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className={styles.list}
        hidden={!shown}
      >
        {shown && options.length === 0 ? (
          <div role="option" aria-selected="false" aria-disabled="true" tabIndex={-1}>
            {none}
          </div>
        ) : null}
        {shown
          ? options.map((option, index) => (
              <div
                key={option.id}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === here}
                data-option={option.id}
                // The line keeps the focus: a click takes before the blur shuts.
                onPointerDown={(event) => {
                  event.preventDefault();
                  take(option);
                }}
              >
                {option.label}
                {option.note ? <small>{option.note}</small> : null}
              </div>
            ))
          : null}
      </div>
    </div>
  );
}
