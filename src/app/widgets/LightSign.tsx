import type { Light } from '#domain/whistle/lights.ts';
import styles from './Lights.module.css';

const SIGN: Partial<Record<Light, string>> = { present: '✓', late: '!' };

/** The bar of one department: its filling tells how far it has come. Words beside it say so. */
export function LightSign({ light }: { light: Light }) {
  return (
    <i className={styles.sign} data-light={light} aria-hidden="true">
      {SIGN[light]}
    </i>
  );
}
