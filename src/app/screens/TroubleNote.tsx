import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import styles from './TroubleNote.module.css';

/** Why something was refused, said at once to a reader of screens; nothing while nothing was. */
export function TroubleNote({ trouble }: { readonly trouble: Trouble | undefined }) {
  const telling = useTelling();
  if (!trouble) return null;
  return (
    <p className={styles.trouble} role="alert">
      {telling.trouble(trouble)}
    </p>
  );
}
