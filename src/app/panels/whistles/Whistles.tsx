import { useTranslation } from 'react-i18next';
import { useLightWords } from '#app/language/light-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { useWhistleClock } from '#app/language/whistle-clock.ts';
import { useThing } from '#app/state/hooks.ts';
import { useActiveWhistles } from '#app/state/in-hand.ts';
import { useLook } from '#app/state/order-lists.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { Lights } from '#app/widgets/Lights.tsx';
import { useMedia } from '#app/widgets/use-media.ts';
import type { Whistle } from '#domain/whistle/whistle.ts';
import { PanelCount, useSurface } from '../contract.tsx';
import styles from './Whistles.module.css';

/** One over the other on a desk that is high enough; on a wall the newest, for the rest is on its page of command. */
const ROOM = { desk: 2, wall: 1 } as const;
const LOW = '(max-height: 960px)';

function WhistleRow({ whistle, now }: { whistle: Whistle; now: number }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const lightWords = useLightWords(useSurface() === 'wall');
  const clockWords = useWhistleClock();
  const order = useThing('orders', whistle.order);
  const counting = clockWords(whistle, now);
  const title = order
    ? `${telling.grid(order.grid)} ${telling.category(order.category)}`
    : (whistle.orderNo ?? t('order.noNumber'));
  return (
    <li data-whistle={whistle.id} data-state={whistle.state}>
      <ViewLink
        className={styles.head}
        to={{ order: whistle.order, grid: order?.grid, act: undefined, tab: 'whistle' }}
      >
        <b title={title}>{title}</b>
        <span data-tone={counting?.tone}>
          {counting?.words ?? t(`whistle.state.${whistle.state}`)}
        </span>
      </ViewLink>
      <Lights lights={lightWords(whistle, now)} />
    </li>
  );
}

/** The whistles that are out: who is there, who is on the way, who has not answered. */
export default function Whistles() {
  const { t } = useTranslation();
  const telling = useTelling();
  const now = useLook();
  const room = ROOM[useSurface()];
  const shown = useMedia(LOW) ? 1 : room;
  const active = useActiveWhistles();
  return (
    <>
      <PanelCount>{t('whistle.active', { n: telling.number(active.length) })}</PanelCount>
      <ul className={styles.list}>
        {active.slice(0, shown).map((whistle) => (
          <WhistleRow key={whistle.id} whistle={whistle} now={now} />
        ))}
      </ul>
      {active.length > shown ? (
        <p className={styles.more}>
          {t('whistle.more', { n: telling.number(active.length - shown) })}
        </p>
      ) : null}
    </>
  );
}
