import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseButton } from '#app/widgets/CloseButton.tsx';
import styles from './drawer.module.css';

interface DrawerProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A docked side of the map: the map gives up its room, and on a narrow screen its lower half. Esc closes it. */
export function Drawer({ title, onClose, children }: DrawerProps) {
  const { t } = useTranslation();
  const heading = useId();
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    drawer.current?.querySelector<HTMLElement>('input, [role="listbox"]')?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <section
      ref={drawer}
      className={styles.drawer}
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <CloseButton label={t('map.tree.close')} onClick={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
