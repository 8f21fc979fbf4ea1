import { useTranslation } from 'react-i18next';
import { barOf } from '#app/acts/permits.ts';
import { WhistleWords } from '#app/acts/WhistleWords.tsx';
import { useLightWords } from '#app/language/light-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { useWhistleClock } from '#app/language/whistle-clock.ts';
import { useClock, useShelf, useViewer } from '#app/state/hooks.ts';
import { Lights } from '#app/widgets/Lights.tsx';
import { type Order, placed } from '#domain/order/order.ts';
import type { Whistle } from '#domain/whistle/whistle.ts';
import pane from '../pane.module.css';

/**
 * The newest whistle of an order, and whether this side of the order is offered at all.
 * @param past those the books know: one that has left the world is found among them.
 */
export function useWhistleOf(
  order: Order | undefined,
  past: readonly Whistle[] = [],
): {
  readonly latest: Whistle | undefined;
  readonly offered: boolean;
} {
  const viewer = useViewer();
  const live = useShelf('whistles').filter((whistle) => whistle.order === order?.id);
  const known = live.length > 0 ? live : past;
  const latest = known.toSorted((a, b) => b.proposedAt - a.proposedAt)[0];
  const mayPropose =
    order?.state === 'HANDLING' && !barOf(viewer, 'whistle.propose', placed(order));
  return { latest, offered: latest !== undefined || mayPropose };
}

/** A whistle as it stands: which kind, who was called, one light for each. */
export function WhistleSide({ order, whistle }: { order: Order; whistle: Whistle | undefined }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  const lightWords = useLightWords();
  const clockWords = useWhistleClock();
  if (!whistle)
    return (
      <section className={pane.section} data-order={order.id}>
        <p>{t('whistle.none')}</p>
        <p>{t('whistle.propose')}</p>
      </section>
    );
  const counting = clockWords(whistle, now);
  const approver = whistle.approver
    ? telling.post(whistle.approver)
    : whistle.blownAt !== null
      ? t('whistle.unapproved')
      : undefined;
  const facts: readonly (readonly [string, string])[] = [
    [
      t('field.kind'),
      [...new Set([whistle.kind, whistle.reason])].map((code) => t(`code.${code}`)).join(' · '),
    ],
    [
      t('whistle.initiator'),
      `${telling.post(whistle.initiator)} · ${telling.date(whistle.proposedAt)}`,
    ],
    ...(approver ? [[t('whistle.approver'), approver] as const] : []),
    [t('whistle.meet'), telling.date(whistle.meetAt)],
    ...(whistle.wholeDue === null
      ? []
      : [[t('whistle.whole'), telling.date(whistle.wholeDue)] as const]),
  ];
  return (
    <>
      <section className={pane.section} data-whistle={whistle.id} data-state={whistle.state}>
        <h3>
          {t(`whistle.state.${whistle.state}`)}
          <span>{counting?.words}</span>
        </h3>
        <Lights lights={lightWords(whistle, now)} />
        <dl className={pane.facts}>
          {facts.map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <WhistleWords key={whistle.id} whistle={whistle} />
    </>
  );
}
