import { ChevronDown, X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './Chip.module.css';

interface ChipProps {
  readonly label: string;
  /** Something is chosen in it. */
  readonly on?: boolean;
  readonly clearLabel?: string;
  readonly onClear?: () => void;
  readonly icon?: ReactNode;
  /** What opens under it; `close` gives the focus back. */
  readonly children: (close: () => void) => ReactNode;
}

/** A choice in a word: pressed, it opens what can be chosen, over the rows below and as wide as the bar it stands in. */
export function Chip({ label, on, clearLabel, onClear, icon, children }: ChipProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) box.current?.querySelector<HTMLElement>('[data-sheet] input')?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of a button and what it opens together
    <div
      ref={box}
      className={styles.chip}
      data-on={on || undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        close();
      }}
      onBlur={({ relatedTarget }) => {
        // A click on nothing that takes the focus stays inside as long as it is inside.
        if (relatedTarget && !box.current?.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={opener}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={icon ? label : undefined}
        title={icon ? label : undefined}
        onClick={() => setOpen(!open)}
      >
        {icon ?? label}
        {icon || on ? null : <ChevronDown aria-hidden="true" />}
      </button>
      {on && onClear ? (
        <button type="button" className={styles.clear} aria-label={clearLabel} onClick={onClear}>
          <X aria-hidden="true" />
        </button>
      ) : null}
      {open ? (
        <Sheet id={id} box={box} close={close}>
          {children}
        </Sheet>
      ) : null}
    </div>
  );
}

interface SheetProps extends Pick<ChipProps, 'children'> {
  readonly id: string;
  readonly box: { readonly current: HTMLElement | null };
  readonly close: () => void;
}

function Sheet({ id, box, close, children }: SheetProps) {
  useEffect(() => {
    const away = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.current?.contains(target)) close();
    };
    window.addEventListener('pointerdown', away);
    return () => window.removeEventListener('pointerdown', away);
  }, [box, close]);
  return (
    <div id={id} className={styles.sheet} data-sheet="true">
      {children(close)}
    </div>
  );
}
