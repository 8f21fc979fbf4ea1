import { useTelling } from '#app/language/telling.ts';
import styles from './TroubleNote.module.css';

type Trouble = Parameters<ReturnType<typeof useTelling>['trouble']>[0];

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
