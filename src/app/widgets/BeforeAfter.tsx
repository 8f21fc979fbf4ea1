import { type CSSProperties, useState } from 'react';
import styles from './BeforeAfter.module.css';

interface Picture {
  readonly src: string;
  readonly alt: string;
  /** Stands in its corner. */
  readonly word: string;
}
interface BeforeAfterProps {
  readonly before: Picture;
  readonly after: Picture;
  /** What the handle does. */
  readonly label: string;
}

const MIDDLE = 50;

/** Two pictures of one place over each other, with an edge that a hand or the arrow keys move. */
export function BeforeAfter({ before, after, label }: BeforeAfterProps) {
  const [at, setAt] = useState(MIDDLE);
  return (
    <div data-before-after={at}>
      <div className={styles.pair} style={{ '--at': `${at}%` } as CSSProperties}>
        <img src={before.src} alt={before.alt} />
        <img className={styles.after} src={after.src} alt={after.alt} />
        <i className={styles.edge} />
        <span className={styles.word}>{before.word}</span>
        <span className={styles.word}>{after.word}</span>
      </div>
      <input
        className={styles.handle}
        type="range"
        min={0}
        max={100}
        value={at}
        aria-label={label}
        onChange={({ target }) => setAt(Number(target.value))}
      />
    </div>
  );
}
