import { X } from 'lucide-react';
import styles from './CloseButton.module.css';

/** The cross at the head of whatever can be shut. */
export function CloseButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className={styles.close} aria-label={label} onClick={onClick}>
      <X size={18} aria-hidden="true" />
    </button>
  );
}
