import { Component, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useBeat, useConnection, useShelf, useViewer } from '#app/state/hooks.ts';
import { townClock } from '#app/state/town-clock.ts';
import { useView } from '#app/state/view.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Empty } from '#app/widgets/Empty.tsx';
import { PanelFrame } from '#app/widgets/PanelFrame.tsx';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import { PANELS } from './catalogue.ts';
import {
  CountSlotContext,
  type OwnAge,
  OwnAgeContext,
  type Panel,
  type Slot,
} from './contract.tsx';

/** A panel that fails takes nothing else with it. */
class PanelGuard extends Component<
  { fallback: (again: () => void) => ReactNode; children: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    const again = () => this.setState({ failed: false });
    return this.state.failed ? this.props.fallback(again) : this.props.children;
  }
}

function Framed({ panel }: { panel: Panel }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { asOf, connection } = useConnection();
  const now = useBeat();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [own, setOwn] = useState<OwnAge>();
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
      note={waiting ? t(`line.${connection}`) : stale ? old : fresh}
      stale={stale}
      maxAge={panel.maxAge}
      grows={panel.grows ?? false}
      countSlot={setSlot}
    >
      <PanelGuard
        fallback={(again) => (
          <Empty title={t('panel.failed')} hint={t('panel.failedHint')}>
            <Button onClick={again}>{t('retry')}</Button>
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
      </PanelGuard>
    </PanelFrame>
  );
}

/** After the first frames, the code of the slot's other panels is fetched too: a broken line must not keep a panel shut. */
const READY_AFTER_MS = 1_500;

/** All panels of a slot that belong to the view, in the catalogue's order. */
export function PanelSlot({ slot, empty }: { slot: Slot; empty?: ReactNode }) {
  const [view] = useView();
  const there = {
    whistles: useShelf('whistles'),
    indicators: useShelf('indicators'),
    viewer: useViewer(),
  };
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const panel of PANELS) if (panel.slot === slot) void panel.ready();
    }, READY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [slot]);
  const shown = PANELS.filter(
    (panel) => panel.slot === slot && (panel.when?.(view, there) ?? true),
  );
  return shown.length > 0 ? shown.map((panel) => <Framed key={panel.id} panel={panel} />) : empty;
}
