import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Telling, useTelling } from '#app/language/telling.ts';
import { TroubleError } from '#app/live/call.ts';
import { photosReading, pictureOf } from '#app/live/photos.ts';
import { useViewer } from '#app/state/hooks.ts';
import { BeforeAfter } from '#app/widgets/BeforeAfter.tsx';
import { Button } from '#app/widgets/Button.tsx';
import { holds } from '#domain/access/table.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { PHASES, type Phase } from '#domain/order/codes.ts';
import { LIFE_CYCLE } from '#domain/order/flow.ts';
import { type Order, seesOrder } from '#domain/order/order.ts';
import type { PhotosRead } from '#wire/reads.ts';
import { AddPhoto } from './AddPhoto.tsx';
import { useBarWords } from './bar-words.ts';
import styles from './OrderPhotos.module.css';
import type { Bar } from './permits.ts';

type Photo = PhotosRead['photos'][number];

/** What keeps the viewer from adding one. Whoever has the order in sight may: by its place, or because it is in their hands. */
const barOfAdding = (viewer: Viewer, order: Order): Bar | undefined => {
  if (!LIFE_CYCLE.open(order.state)) return { why: 'state', state: order.state };
  return seesOrder(order, viewer) ? undefined : { why: 'area' };
};

function useFacts(): (photo: Photo) => string {
  const { t } = useTranslation();
  const telling: Telling = useTelling();
  return ({ takenAt, metres, placed, seconds }) =>
    [
      ...(seconds === null ? [] : [t('photos.clip', { s: telling.number(Math.round(seconds)) })]),
      takenAt === null ? t('photos.noTime') : t('photos.taken', { at: telling.date(takenAt) }),
      metres === null
        ? t('photos.noPlace')
        : t(placed === 'PHONE' ? 'photos.metresByPhone' : 'photos.metres', {
            m: telling.number(metres),
          }),
    ].join(' · ');
}

/** A picture opens in a tab of its own; a clip waits until somebody plays it. */
function Shown({ order, photo, alt }: { order: string; photo: Photo; alt: string }) {
  const address = pictureOf(order, photo.photo);
  const { width, height } = photo;
  if (photo.type !== 'image/jpeg')
    return (
      // biome-ignore lint/a11y/useMediaCaption: what a phone records on the spot has no captions.
      <video
        controls
        playsInline
        preload="none"
        src={address}
        width={width}
        height={height}
        aria-label={alt}
      />
    );
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <img src={address} width={width} height={height} loading="lazy" alt={alt} />
    </a>
  );
}

function Pictures({ order, phase, photos }: { order: string; phase: Phase; photos: Photo[] }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const facts = useFacts();
  const title = t(phase === 'BEFORE' ? 'photos.before' : 'photos.after');
  return (
    <>
      <h4>{title}</h4>
      <ul className={styles.pictures}>
        {photos.map((photo, i) => (
          <li key={photo.photo}>
            <Shown
              order={order}
              photo={photo}
              alt={t('photos.alt', { phase: title, n: i + 1, facts: facts(photo) })}
            />
            <small>{facts(photo)}</small>
            <small>
              {t('photos.sent', { by: telling.post(photo.by), at: telling.date(photo.at) })}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The last picture of each side over each other, where there are both. */
function Compared({ order, photos }: { order: string; photos: readonly Photo[] }) {
  const { t } = useTranslation();
  const facts = useFacts();
  const last = (phase: Phase) =>
    photos.findLast((photo) => photo.phase === phase && photo.type === 'image/jpeg');
  const [before, after] = [last('BEFORE'), last('AFTER')];
  if (!before || !after) return null;
  const picture = (photo: Photo, word: string) => ({
    src: pictureOf(order, photo.photo),
    alt: `${word}: ${facts(photo)}`,
    word,
  });
  return (
    <BeforeAfter
      before={picture(before, t('photos.before'))}
      after={picture(after, t('photos.after'))}
      label={t('compare.handle')}
    />
  );
}

/** Photos before and after, shown when asked for (looking is written down), and a way to add one. */
export function OrderPhotos({ order }: { order: Order }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const viewer = useViewer();
  const barWords = useBarWords();
  const may = holds(viewer, 'order.photo');
  const [shown, setShown] = useState<string>();
  const { data, error, refetch } = useQuery({
    ...photosReading(order.id, order.version),
    enabled: may,
  });
  if (!may) return null;
  const photos = data?.photos ?? [];
  const bar = barWords(barOfAdding(viewer, order), t('photos.title'));
  return (
    <section className={styles.section}>
      <h3>{t('photos.title')}</h3>
      {error instanceof TroubleError ? (
        <p className={styles.note}>{telling.trouble(error.trouble)}</p>
      ) : null}
      {data && photos.length === 0 ? <p className={styles.note}>{t('photos.none')}</p> : null}
      {photos.length > 0 && shown !== order.id ? (
        <div className={styles.add}>
          <Button onClick={() => setShown(order.id)}>
            {t('photos.show', { n: photos.length })}
          </Button>
          <span>{t('photos.showHint')}</span>
        </div>
      ) : null}
      {shown === order.id ? <Compared order={order.id} photos={photos} /> : null}
      {PHASES.map((phase) => {
        const own = photos.filter((photo) => photo.phase === phase);
        return shown === order.id && own.length > 0 ? (
          <Pictures key={phase} order={order.id} phase={phase} photos={own} />
        ) : null;
      })}
      {PHASES.map((phase) => (
        <AddPhoto
          key={`${order.id} ${phase}`}
          order={order.id}
          phase={phase}
          why={bar}
          onAdded={() => void refetch()}
        />
      ))}
    </section>
  );
}
