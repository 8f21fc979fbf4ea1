import { useTranslation } from 'react-i18next';
import { Dialog } from '#app/widgets/Dialog.tsx';
import styles from './KeySheet.module.css';

const KEYS = [
  ['/', 'search'],
  ['↑ ↓', 'queue'],
  ['Enter', 'open'],
  ['Ctrl Enter', 'submit'],
  ['L', 'layers'],
  ['Esc', 'up'],
  ['?', 'sheet'],
] as const;

/** The keys of the desk. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('keys.title')} closeLabel={t('close')} onClose={onClose}>
      <dl className={styles.keys}>
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
