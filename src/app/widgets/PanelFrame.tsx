import { TriangleAlert } from 'lucide-react';
import { type CSSProperties, type ReactNode, type Ref, useId } from 'react';
import styles from './PanelFrame.module.css';

interface PanelFrameProps {
  id: string;
  title: string;
  /** When and whose the figures are; while stale, how old. */
  note: string;
  stale: boolean;
  /** What it promises: how old its figures may be, in milliseconds. */
  maxAge: number;
  /** Where the panel puts its count. */
  countSlot?: Ref<HTMLElement>;
  /** Takes the height that is left. */
  grows?: boolean;
  /** On a wall it takes no less than this, in rem. */
  least?: number | undefined;
  children: ReactNode;
}

/** A panel's head and body. A stale panel says its age in the head, and its figures drop a level. */
export function PanelFrame({
  id,
  title,
  note,
  stale,
  maxAge,
  countSlot,
  grows,
  least,
  children,
}: PanelFrameProps) {
  const heading = useId();
  return (
    <section
      className={styles.panel}
      data-panel={id}
      data-stale={stale}
      data-max-age={maxAge}
      data-grows={grows || undefined}
      data-yields={(!grows && least !== undefined) || undefined}
      style={least === undefined ? undefined : ({ '--least': `${least}rem` } as CSSProperties)}
      aria-labelledby={heading}
    >
      <header className={styles.head}>
        <h2 id={heading}>
          {title}
          <small ref={countSlot} />
        </h2>
        {stale ? (
          <span className={styles.age} role="status">
            <TriangleAlert aria-hidden="true" />
            {note}
          </span>
        ) : (
          <span className={styles.note}>{note}</span>
        )}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
