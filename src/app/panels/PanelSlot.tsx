import {
  type ReactNode,
  type RefObject,
  Suspense,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useHasFigures } from '#app/state/figures.ts';
import { useBeat, useConnection, useShelf, useViewer } from '#app/state/hooks.ts';
import { townClock } from '#app/state/town-clock.ts';
import { useView } from '#app/state/view.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { Guard } from '#app/widgets/Guard.tsx';
import { PanelFrame } from '#app/widgets/PanelFrame.tsx';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { PANELS } from './catalogue.ts';
import {
  CountSlotContext,
  type OwnAge,
  OwnAgeContext,
  type Panel,
  type Slot,
  useSurface,
} from './contract.tsx';
import styles from './PanelSlot.module.css';

/** What broke for a moment only is back soon; what breaks each time costs little. */
const AGAIN_S = 5;

function Framed({ panel }: { panel: Panel }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { asOf, connection } = useConnection();
  const now = useBeat();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [own, setOwn] = useState<OwnAge>();
  const [broken, setBroken] = useState(false);
  const surface = useSurface();
  const waiting = asOf === 0;
  const came = own?.came ?? asOf;
  const stale = !waiting && now - came > panel.maxAge;
  const time = telling.time(townClock.at(came));
  const fresh = own?.note ?? t('panel.asOf', { time, owner: t('panel.owner') });
  const old = t('panel.stale', { time, span: telling.span(now - came) });
  return (
    <PanelFrame
      id={panel.id}
      title={t(`panel.${panel.title}`)}
      note={broken ? t('panel.broken') : waiting ? t(`line.${connection}`) : stale ? old : fresh}
      stale={stale || broken}
      maxAge={panel.maxAge}
      grows={panel.grows ?? false}
      least={panel.least}
      countSlot={setSlot}
    >
      <Guard
        againS={AGAIN_S}
        onBroken={setBroken}
        fallback={(left, again) => (
          <Empty title={t('panel.failed')} hint={t('panel.failedHint', { s: left })}>
            {surface === 'desk' ? <Button onClick={again}>{t('retry')}</Button> : null}
          </Empty>
        )}
      >
        <CountSlotContext value={slot}>
          <OwnAgeContext value={setOwn}>
            <Suspense fallback={<Skeleton rows={3} label={t('loading')} />}>
              {waiting ? <Skeleton rows={4} label={t('loading')} /> : <panel.Body />}
            </Suspense>
          </OwnAgeContext>
        </CountSlotContext>
      </Guard>
    </PanelFrame>
  );
}

/** After the first frames, the code of the other panels is fetched too: a broken line must not keep a panel shut. */
const READY_AFTER_MS = 1_500;

function useReady(belongs: (panel: Panel) => boolean): void {
  const ready = useEffectEvent(() => {
    for (const panel of PANELS) if (belongs(panel)) void panel.ready();
  });
  useEffect(() => {
    const timer = setTimeout(() => ready(), READY_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}

/** The panels that belong to the view, and to what there is. */
function useShown(): readonly Panel[] {
  const [view] = useView();
  const there = {
    whistles: useShelf('whistles'),
    indicators: useShelf('indicators'),
    figured: useHasFigures(),
    counted: useShelf('census').length > 0,
    sensed: useShelf('sensors').length > 0,
    watched: useShelf('cameras').length > 0,
    viewer: useViewer(),
  };
  return PANELS.filter((panel) => panel.when?.(view, there) ?? true);
}

/** All panels of a slot that are shown, in the catalogue's order. */
export function PanelSlot({ slot, empty }: { slot: Slot; empty?: ReactNode }) {
  useReady((panel) => panel.slot === slot);
  const shown = useShown().filter((panel) => panel.slot === slot);
  return shown.length > 0 ? shown.map((panel) => <Framed key={panel.id} panel={panel} />) : empty;
}

/** The panels of these names that are shown, in the order of the names. */
export function usePanels(ids: readonly string[]): readonly Panel[] {
  const shown = useShown();
  return ids.flatMap((id) => shown.find((panel) => panel.id === id) ?? []);
}

/** Panels one over the other, as many as the column holds: what does not fit is absent, from the last on, and said to `onRest`. */
export function PanelColumn({
  panels,
  onFit,
}: {
  panels: readonly Panel[];
  onFit?: (shown: number) => void;
}) {
  useReady(({ slot }) => slot === 'wing' || slot === 'wall');
  const column = useRef<HTMLDivElement>(null);
  const key = panels.map(({ id }) => id).join();
  const shown = useFitting(column, key, panels.length);
  const told = useEffectEvent((count: number) => onFit?.(count));
  useEffect(() => told(shown), [shown]);
  return (
    <div className={styles.column} ref={column}>
      {panels.slice(0, shown).map((panel) => (
        <Framed key={panel.id} panel={panel} />
      ))}
    </div>
  );
}

/** Height of what does not take the rest: what the others' room depends on. */
const fixedIn = (column: HTMLElement): number =>
  [...column.children]
    .filter((panel) => panel instanceof HTMLElement && panel.dataset.grows === undefined)
    .reduce((sum, { clientHeight }) => sum + clientHeight, 0);

/**
 * How many of the panels a column holds without cutting one; asked again when the column, a panel or their list changes. When what is
 * shown has become smaller, as when figures take the place of their skeleton, those that had no room are tried again.
 */
function useFitting(column: RefObject<HTMLElement | null>, key: string, all: number): number {
  const [held, setHeld] = useState({ key, height: 0, count: all, fixed: 0 });
  const count = held.key === key ? held.count : all;
  useLayoutEffect(() => {
    const { current } = column;
    if (!current) return;
    const look = () => {
      const { clientHeight, scrollHeight } = current;
      const fits = scrollHeight <= clientHeight + 1;
      const fixed = fixedIn(current);
      setHeld((before) => {
        const same = before.key === key && before.height === clientHeight;
        const shrunk = fits && before.count < all && fixed < before.fixed - 1;
        if (!same || shrunk) return { key, height: clientHeight, count: all, fixed: 0 };
        const count = fits ? before.count : Math.max(1, before.count - 1);
        if (count === before.count && fixed === before.fixed) return before;
        return { ...before, count, fixed: fits ? fixed : 0 };
      });
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(current);
    for (const panel of current.children) observer.observe(panel);
    return () => observer.disconnect();
  });
  return Math.min(count, all);
}
