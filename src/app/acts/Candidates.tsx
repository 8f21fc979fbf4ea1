import { useTranslation } from 'react-i18next';
import { useKey } from '#app/keys/use-key.ts';
import { useTelling } from '#app/language/telling.ts';
import { chooseHandler } from '#app/state/handler-choice.ts';
import { useThing } from '#app/state/hooks.ts';
import { Skeleton } from '#app/widgets/Skeleton.tsx';
import type { Order } from '#domain/order/order.ts';
import type { CandidateRead, NearestRead } from '#wire/nearest.ts';
import styles from './Candidates.module.css';
import { LeftOut } from './LeftOut.tsx';
import { useCandidates } from './use-candidates.ts';
import { useWayWords } from './way-words.ts';

/** So many are offered, a key for each; whoever stands further down is in the form's list. */
const OFFERED = 4;

function Row({ order, one, chosen }: { order: Order; one: CandidateRead; chosen: boolean }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const wayWords = useWayWords();
  const worker = useThing('workers', one.worker);
  const own = worker?.grids.includes(order.grid) ?? false;
  const about = [
    own ? t('nearest.own') : (worker?.grids.map(telling.grid).join(' ') ?? ''),
    worker && t(worker.type === 'FULLTIME' ? 'nearest.fulltime' : 'nearest.parttime'),
    one.done > 0 && t('nearest.done', { n: telling.number(one.done) }),
  ];
  return (
    <label className={styles.row} data-candidate={one.worker}>
      <input
        type="radio"
        name={`candidate-${order.id}`}
        checked={chosen}
        onChange={() => chooseHandler(order.id, one.worker)}
        // Enter sends, as everywhere: a radio alone would do nothing.
        onKeyDown={({ key }) => {
          if (key === 'Enter')
            document.querySelector<HTMLFormElement>('form[data-act="dispatch"]')?.requestSubmit();
        }}
      />
      <span className={styles.who} title={about.filter(Boolean).join(' · ')}>
        <b>{telling.worker(one.worker)}</b>
        {about.filter(Boolean).join(' · ')}
      </span>
      <span>{wayWords.way(one.way)}</span>
      <span className={styles.eta}>{t('nearest.minutes', { n: telling.number(one.minutes) })}</span>
      <span className={styles.load}>{t('nearest.atHand', { n: telling.number(one.load) })}</span>
      <span>{wayWords.age(one.fixAge)}</span>
    </label>
  );
}

/** Why the chosen one stands where they stand: every reason in minutes. */
function Sum({ ranking, chosen }: { ranking: NearestRead; chosen: string | undefined }) {
  const { t } = useTranslation();
  const place = ranking.candidates.findIndex(({ worker }) => worker === chosen);
  const one = ranking.candidates[place];
  if (!one) return null;
  return (
    <p className={styles.sum} role="status">
      {t('nearest.sum', { place: place + 1, ...one.cost, total: one.total })}
    </p>
  );
}

/** The workers who could be sent, the best first, each reason beside them; a click or a digit chooses, Enter sends. */
export function Candidates({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { ranking, chosen } = useCandidates(order);
  const candidates = ranking?.candidates.slice(0, OFFERED) ?? [];
  useKey('pick', ({ key }) => {
    const one = candidates[Number(key) - 1];
    if (one) chooseHandler(order.id, one.worker);
    return one !== undefined;
  });
  if (!ranking) return <Skeleton rows={4} label={t('loading')} />;
  return (
    <>
      <div className={styles.list} role="radiogroup" aria-label={t('nearest.title')}>
        <div className={styles.head}>
          <span>{candidates.length > 0 ? t('nearest.keys') : t('nearest.none')}</span>
          {(['way', 'eta', 'load', 'fix'] as const).map((column) => (
            <span key={column} className={styles[column]}>
              {t(`nearest.${column}`)}
            </span>
          ))}
        </div>
        {candidates.map((one) => (
          <Row key={one.worker} order={order} one={one} chosen={one.worker === chosen} />
        ))}
      </div>
      {candidates.length === 0 ? <p className={styles.sum}>{t('nearest.noneHint')}</p> : null}
      <Sum ranking={ranking} chosen={chosen} />
      <LeftOut ranking={ranking} />
    </>
  );
}
