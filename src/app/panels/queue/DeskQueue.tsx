import { Search, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '#app/keys/use-key.ts';
import { useTelling } from '#app/language/telling.ts';
import { useViewer } from '#app/state/hooks.ts';
import { clearMarks, queueStore, typeInQueue } from '#app/state/queue/queue-store.ts';
import { beginSeeing, isNews, seeAll, useSeen } from '#app/state/queue/seen.ts';
import { townClock } from '#app/state/town-clock.ts';
import { useView } from '#app/state/view.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { holds } from '#domain/access/table.ts';
import type { Order } from '#domain/order/order.ts';
import { PanelCount } from '../contract.tsx';
import { BulkDialog } from './BulkDialog.tsx';
import { ChosenNumber } from './ChosenNumber.tsx';
import { DeskRows } from './DeskRows.tsx';
import { Filters } from './Filters.tsx';
import styles from './Queue.module.css';
import { useRows } from './use-rows.ts';

function Finder() {
  const { t } = useTranslation();
  const typed = queueStore((held) => held.typed);
  const input = useRef<HTMLInputElement>(null);
  useKey('find', () => input.current?.focus());
  return (
    <search className={styles.finder}>
      <Search size={15} aria-hidden="true" />
      <input
        ref={input}
        type="text"
        aria-label={t('desk.queue.find')}
        placeholder={t('desk.queue.findHint')}
        autoComplete="off"
        value={typed}
        onChange={({ target }) => typeInQueue(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || typed === '') return;
          event.preventDefault();
          typeInQueue('');
        }}
      />
      {typed === '' ? (
        <kbd>F</kbd>
      ) : (
        <button
          type="button"
          aria-label={t('desk.queue.clearFind')}
          onClick={() => {
            typeInQueue('');
            input.current?.focus();
          }}
        >
          <X size={15} aria-hidden="true" />
        </button>
      )}
    </search>
  );
}

/** What has changed since somebody last said "seen"; its key jumps from one to the next. */
function News({ rows }: { rows: readonly Order[] }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { post } = useViewer();
  const seen = useSeen();
  useEffect(() => beginSeeing(townClock.now()), []);
  useKey('seen', () => seeAll(townClock.now()));
  const n = useMemo(
    () => rows.filter((order) => isNews(order, seen, post)).length,
    [rows, seen, post],
  );
  if (n === 0 || !seen) return null;
  const time = telling.when(seen.at, townClock.now());
  return (
    <div className={styles.newsBar} data-news={n}>
      <span role="status">{t('desk.queue.news', { time, n: telling.number(n) })}</span>
      <kbd>N</kbd>
      <Button look="text" onClick={() => seeAll(townClock.now())}>
        {t('desk.queue.seeAll')}
      </Button>
    </div>
  );
}

/** Under the rows: how many they are, or what to do with the marked ones. */
function Foot({ rows }: { rows: readonly Order[] }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const viewer = useViewer();
  const marked = queueStore((held) => held.marked);
  const [bulk, setBulk] = useState<readonly Order[]>();
  const chosen = marked.size === 0 ? [] : rows.filter(({ id }) => marked.has(id));
  const may = holds(viewer, 'order.dispatch');
  const open = () => (chosen.length > 0 && may ? setBulk(chosen) : false);
  useKey('bulk', open);
  return (
    <div className={styles.foot} data-marking={chosen.length > 0 || undefined}>
      <span role="status">
        {chosen.length > 0
          ? t('desk.queue.marked', { n: telling.number(chosen.length) })
          : t('desk.queue.sum', { n: telling.number(rows.length) })}
      </span>
      {chosen.length > 0 ? (
        <>
          <Button look="text" onClick={clearMarks} hint="Esc">
            {t('desk.queue.clearMarks')}
          </Button>
          <Button why={may ? undefined : t('desk.queue.bulkNot')} onClick={open} hint="B">
            {t('desk.queue.bulk')}
          </Button>
        </>
      ) : (
        <span>{t('queue.keys')}</span>
      )}
      {bulk ? <BulkDialog orders={bulk} onClose={() => setBulk(undefined)} /> : null}
    </div>
  );
}

function NoneFound({ all }: { all: number }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const [, go] = useView();
  return (
    <Empty
      title={t('desk.queue.noneFound')}
      hint={t('desk.queue.noneFoundHint', { n: telling.number(all) })}
    >
      <Button
        onClick={() => {
          typeInQueue('');
          go({ filter: undefined });
        }}
      >
        {t('desk.queue.clearFilter')}
      </Button>
    </Empty>
  );
}

/** The queue as a hand works through it: found, filtered, marked, dispatched. */
export function DeskQueue({ empty }: { empty: string }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { all, rows, filter, narrowed } = useRows();
  return (
    <>
      <PanelCount>{t('queue.count', { n: telling.number(rows.length) })}</PanelCount>
      <Finder />
      <Filters all={all} filter={filter} />
      <ChosenNumber />
      <News rows={rows} />
      {rows.length > 0 ? (
        <DeskRows rows={rows} />
      ) : narrowed && all.length > 0 ? (
        <NoneFound all={all.length} />
      ) : (
        <Empty title={empty} hint={t('queue.emptyHint')} />
      )}
      <Foot rows={rows} />
    </>
  );
}
