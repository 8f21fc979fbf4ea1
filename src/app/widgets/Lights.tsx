import type { ShownLight } from '#app/language/light-words.ts';
import { LightSign } from './LightSign.tsx';
import styles from './Lights.module.css';

/** One bar for each organisation that was called: its filling tells how far it has come, the words under it say so. */
export function Lights({ lights }: { lights: readonly ShownLight[] }) {
  return (
    <ul className={styles.lights}>
      {lights.map(({ key, name, lead, light, words }) => (
        <li key={key} data-org={key} data-light={light} title={lead ? `${name} · ${lead}` : name}>
          <LightSign light={light} />
          <b data-lead={lead ? true : undefined}>{name}</b>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
