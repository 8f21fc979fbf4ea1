import type { ShownLight } from '#app/language/light-words.ts';
import type { Light } from '#domain/whistle/lights.ts';
import styles from './Lights.module.css';

const SIGN: Partial<Record<Light, string>> = { present: '✓', late: '!' };

/** One bar for each organisation that was called: its filling tells how far it has come, the words under it say so. */
export function Lights({ lights }: { lights: readonly ShownLight[] }) {
  return (
    <ul className={styles.lights}>
      {lights.map(({ key, name, lead, light, words }) => (
        <li key={key} data-org={key} data-light={light} title={lead ? `${name} · ${lead}` : name}>
          <i aria-hidden="true">{SIGN[light]}</i>
          <b data-lead={lead ? true : undefined}>{name}</b>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
