import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FOUND_KINDS, type Found, useTownIndex } from '#app/acts/town-index.ts';
import { usePinyin } from '#app/language/pinyin.ts';
import { answers, spell } from '#app/language/spelt.ts';
import { useTelling } from '#app/language/telling.ts';
import { searchReading } from '#app/live/reads.ts';
import { useView, type View } from '#app/state/view.ts';
import { Dialog } from '#app/widgets/Dialog.tsx';
import styles from './Palette.module.css';
import { useCommands } from './use-commands.ts';

const GROUPS = [
  'filter',
  'command',
  'order',
  'grid',
  'place',
  'station',
  'worker',
  'camera',
  'area',
] as const;
type Group = (typeof GROUPS)[number];

interface Item {
  readonly key: string;
  readonly group: Group;
  readonly label: string;
  readonly note: string;
  readonly act: () => void;
}

const NOTHING = { order: undefined, act: undefined, thing: undefined } as const;

/** Where a thing of the town is looked at. */
function viewOf({ kind, id, grid }: Found): { readonly [K in keyof View]?: View[K] | undefined } {
  switch (kind) {
    case 'area':
      return { ...NOTHING, area: id, grid: undefined };
    case 'camera':
      return { ...NOTHING, thing: `cameras.${id}`, grid };
    case 'station':
      return { ...NOTHING, thing: `stations.${id}`, grid };
    default:
      return { ...NOTHING, grid };
  }
}

const ORDERS_MOST = 6;
const EACH_MOST = 24;

function useItems(typed: string, showSheet: () => void): readonly Item[] {
  const { t } = useTranslation();
  const telling = useTelling();
  const [, go] = useView();
  const commands = useCommands(showSheet);
  const read = usePinyin(true);
  const find = useTownIndex(FOUND_KINDS, true);
  const found = useMemo(() => find(typed, EACH_MOST), [find, typed]);
  const { data } = useQuery(searchReading(typed));
  const word = typed.toLowerCase();
  const items: Item[] = [
    ...commands
      .filter(({ label }) => word === '' || answers(spell(label, read), word) > 0)
      .map(({ id, kind, label, note, act }) => ({ key: id, group: kind, label, note, act })),
    ...(typed ? (data?.rows ?? []) : []).slice(0, ORDERS_MOST).map(
      ({ id, grid, category, orderNo, state }): Item => ({
        ...{ key: `order ${id}`, group: 'order', label: telling.category(category) },
        note: [telling.grid(grid), orderNo ?? t('order.noNumber'), telling.state(state)].join(
          ' · ',
        ),
        act: () => go({ order: id, grid, act: undefined, thing: undefined }),
      }),
    ),
    ...found.map(
      (one): Item => ({
        ...{ key: `${one.kind} ${one.id}`, group: one.kind, label: one.label, note: one.note },
        act: () => go(viewOf(one)),
      }),
    ),
  ];
  return GROUPS.flatMap((group) => items.filter((item) => item.group === group));
}

interface PaletteProps {
  readonly onClose: () => void;
  readonly onSheet: () => void;
}

/** One line for everything: what it finds is opened, what it can do is done. ↑↓ walk, Enter takes, Esc closes. */
export default function Palette({ onClose, onSheet }: PaletteProps) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const q = useDeferredValue(typed.trim());
  const items = useItems(q, onSheet);
  const here = Math.min(at, items.length - 1);
  const take = (item: Item | undefined) => {
    if (!item) return;
    onClose();
    item.act();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = Math.max(0, Math.min(items.length - 1, here + step));
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(items[here]);
    }
  };
  return (
    <Dialog wide title={t('desk.palette.title')} closeLabel={t('close')} onClose={onClose}>
      <div className={styles.palette}>
        <input
          data-first="true"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={items[here] ? `${id}-${here}` : undefined}
          aria-label={t('desk.palette.title')}
          autoComplete="off"
          placeholder={t('desk.palette.hint')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={t('desk.palette.title')}
          className={styles.list}
          tabIndex={-1}
        >
          {items.map((item, index) => (
            <div
              key={item.key}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === here}
              data-item={item.key}
              onPointerDown={(event) => {
                event.preventDefault();
                take(item);
              }}
            >
              <em>
                {items[index - 1]?.group === item.group ? '' : t(`desk.palette.kind.${item.group}`)}
              </em>
              <span>{item.label}</span>
              <small>{item.note}</small>
            </div>
          ))}
        </div>
        {items.length === 0 ? <p role="status">{t('desk.palette.none', { q })}</p> : null}
      </div>
    </Dialog>
  );
}
