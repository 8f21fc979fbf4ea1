import { useTranslation } from 'react-i18next';
import { KEY_IDS, KEYS } from '#app/keys/catalogue.ts';
import { Dialog } from '#app/widgets/Dialog.tsx';
import styles from './KeySheet.module.css';

const GROUPS = [...new Set(KEY_IDS.map((id) => KEYS[id].group))];
const SIGNS: Readonly<Record<string, string>> = {
  mod: navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl',
  shift: 'Shift',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** The keys of the desk, as their catalogue has them. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const told = (press: string) =>
    press
      .split('+')
      .map((part) => (part === 'Space' ? t('desk.keys.space') : (SIGNS[part] ?? part)))
      .map((part) => (part.length === 1 ? part.toUpperCase() : part))
      .join(' ');
  return (
    <Dialog wide title={t('desk.keys.title')} closeLabel={t('close')} onClose={onClose}>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`desk.keys.group.${group}`)}</h3>
            <dl className={styles.keys}>
              {KEY_IDS.filter((id) => KEYS[id].group === group).map((id) => (
                <div key={id} data-key={id}>
                  <dt>
                    {KEYS[id].press.map((press) => (
                      <kbd key={press}>{told(press)}</kbd>
                    ))}
                  </dt>
                  <dd>{t(`desk.keys.${id}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
