import { Star, Trash2 } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetFilter, saveFilter, useSavedFilters } from '#app/state/queue/saved-filters.ts';
import { useView } from '#app/state/view.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Chip } from '#app/widgets/Chip.tsx';
import styles from './Filters.module.css';

const NAME_MOST = 24;

/** Filters kept by name: chosen, added, thrown away. */
export function SavedFilters() {
  const { t } = useTranslation();
  const [{ filter, area }, go] = useView();
  const saved = useSavedFilters();
  const [name, setName] = useState('');
  const worth = filter !== undefined || area !== undefined;
  const save = (event: SyntheticEvent, close: () => void) => {
    event.preventDefault();
    if (!worth || name.trim() === '') return;
    saveFilter({ name: name.trim(), ...(filter && { filter }), ...(area && { area }) });
    setName('');
    close();
  };
  const isNow = (one: (typeof saved)[number]) => one.filter === filter && one.area === area;
  return (
    <div className={styles.saved}>
      <Chip
        label={t('desk.queue.saved')}
        icon={<Star aria-hidden="true" fill={saved.some(isNow) ? 'currentColor' : 'none'} />}
      >
        {(close) => (
          <>
            <p className={styles.title}>{t('desk.queue.saved')}</p>
            {saved.length === 0 ? <p className={styles.hint}>{t('desk.queue.savedNone')}</p> : null}
            <ul className={styles.names}>
              {saved.map((one) => (
                <li key={one.name}>
                  <button
                    type="button"
                    aria-current={isNow(one) || undefined}
                    data-saved={one.name}
                    onClick={() => {
                      go({ filter: one.filter, area: one.area });
                      close();
                    }}
                  >
                    {one.name}
                  </button>
                  <button
                    type="button"
                    aria-label={t('desk.queue.forget', { name: one.name })}
                    onClick={() => forgetFilter(one.name)}
                  >
                    <Trash2 size={14} aria-hidden="true" />
                  </button>
                </li>
              ))}
            </ul>
            <form className={styles.save} onSubmit={(event) => save(event, close)}>
              <input
                className={styles.line}
                aria-label={t('desk.queue.saveAs')}
                placeholder={t('desk.queue.saveAs')}
                maxLength={NAME_MOST}
                value={name}
                disabled={!worth}
                onChange={({ target }) => setName(target.value)}
              />
              <Button type="submit" disabled={!worth || name.trim() === ''}>
                {t('desk.queue.save')}
              </Button>
            </form>
          </>
        )}
      </Chip>
    </div>
  );
}
