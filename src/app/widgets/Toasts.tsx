import { Button } from './Button.tsx';
import styles from './Toasts.module.css';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly offer?: { readonly label: string; readonly act: () => void };
}

/** A polite live region: what it shows is also said. */
export function Toasts({ toasts }: { toasts: readonly Toast[] }) {
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {toasts.map(({ id, text, offer }) => (
        <p key={id}>
          {text}
          {offer ? (
            <Button look="text" data-offer="true" onClick={offer.act}>
              {offer.label}
            </Button>
          ) : null}
        </p>
      ))}
    </div>
  );
}
