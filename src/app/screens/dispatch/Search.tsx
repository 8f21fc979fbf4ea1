import { useQuery } from '@tanstack/react-query';
import { Search as Glass } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '#app/keys/use-key.ts';
import { useTelling } from '#app/language/telling.ts';
import { searchReading } from '#app/live/reads.ts';
import { useShelf } from '#app/state/hooks.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { StateMark } from '#app/widgets/StateMark.tsx';
import type { Grid } from '#domain/grid/grid.ts';
import type { Order } from '#domain/order/order.ts';
import styles from './Bar.module.css';

const PAUSE_MS = 180;
const GRIDS_SHOWN = 6;

/** What was typed, once the hand rests. */
function useRested(text: string): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

interface FoundProps {
  readonly grids: readonly Grid[];
  readonly orders: readonly Order[];
  /** Shown when there is nothing. */
  readonly none: string;
}

function Found({ grids, orders, none }: FoundProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  return (
    <>
      {grids.length > 0 ? <h2>{t('search.grids')}</h2> : null}
      {grids.map(({ id, name, short }) => (
        <ViewLink key={id} to={{ grid: id, order: undefined, act: undefined }} data-found={id}>
          {telling.label(name)}
          <span>{telling.label(short)}</span>
        </ViewLink>
      ))}
      {orders.length > 0 ? <h2>{t('search.orders')}</h2> : null}
      {orders.map(({ id, grid, state, category, orderNo }) => (
        <ViewLink key={id} to={{ order: id, grid, act: undefined }} data-found={id}>
          <StateMark state={state} label={telling.state(state)} />
          {telling.category(category)}
          <span>{`${telling.grid(grid)} · ${orderNo ?? t('order.noNumber')}`}</span>
        </ViewLink>
      ))}
      {grids.length + orders.length === 0 ? <p role="status">{none}</p> : null}
    </>
  );
}

/** Finds grids in the world and orders through the gateway, archived ones too. */
export function Search() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const list = useId();
  const q = useRested(text);
  const reading = useQuery(searchReading(q));
  const low = q.toLowerCase();
  const grids = useShelf('grids')
    .filter(({ id, name, short }) =>
      [id, ...Object.values(name), ...Object.values(short)].some((word) =>
        word.toLowerCase().includes(low),
      ),
    )
    .slice(0, GRIDS_SHOWN);
  useKey('search', () => input.current?.focus());
  const shown = open && q !== '';

  const step = (by: 1 | -1) => {
    const links = [...(box.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
    const here = links.indexOf(document.activeElement as HTMLAnchorElement);
    const next = here + by;
    (next < 0 ? input.current : links[Math.min(next, links.length - 1)])?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field and its list together
    <div
      className={styles.search}
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          event.stopPropagation();
          step(event.key === 'ArrowDown' ? 1 : -1);
        } else if (event.key === 'Enter' && event.target === input.current) {
          box.current?.querySelector('a')?.click();
        } else if (event.key === 'Escape' && shown) {
          event.preventDefault();
          setOpen(false);
          input.current?.focus();
        }
      }}
      onBlur={({ relatedTarget }) => {
        if (!box.current?.contains(relatedTarget)) setOpen(false);
      }}
    >
      <label>
        <Glass size={16} aria-hidden="true" />
        <input
          ref={input}
          type="search"
          role="combobox"
          aria-label={t('search.label')}
          aria-expanded={shown}
          aria-controls={list}
          autoComplete="off"
          placeholder={t('search.hint')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onFocus={() => setOpen(true)}
        />
        <kbd>/</kbd>
      </label>
      <section
        id={list}
        className={styles.found}
        hidden={!shown}
        aria-label={t('search.label')}
        onClickCapture={({ target }) => {
          if (target instanceof Element && target.closest('a')) setOpen(false);
        }}
      >
        {shown ? (
          <Found
            grids={grids}
            orders={reading.data?.rows ?? []}
            none={reading.isFetching ? t('search.busy') : t('search.none', { q })}
          />
        ) : null}
      </section>
    </div>
  );
}
