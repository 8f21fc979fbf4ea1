import { CirclePause, CirclePlay, RotateCw, VideoOff } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { stillOf } from '#app/live/streams.ts';
import { useBeat, useClock } from '#app/state/hooks.ts';
import type { Camera } from '#domain/camera/camera.ts';
import type { ViewingPurpose } from '#domain/camera/viewing.ts';
import styles from './CameraTile.module.css';
import { DECODERS } from './decoders.ts';
import { isCurable, type Why } from './ills.ts';
import { type Playing, usePlayer } from './use-player.ts';
import { useSeen } from './use-seen.ts';

interface CameraTileProps {
  readonly camera: Camera;
  /** Why it is looked at; noted before the first picture. */
  readonly purpose: ViewingPurpose;
  /** The order it is looked at for. */
  readonly order?: string | undefined;
  /** Plays as soon as it is seen; else when somebody asks. */
  readonly autoplay?: boolean;
  /** Beside the name: how far it is, what it covers. */
  readonly note?: string | undefined;
  /** Hands the picture to whoever takes snapshots of it. */
  readonly picture?: RefObject<HTMLVideoElement | null>;
  /** Tells the time in the picture when asked. */
  readonly clock?: RefObject<(() => number | undefined) | null>;
}

/** The time in the picture, as the stream tells it; not that of this machine. */
function PictureTime({ time }: Pick<Playing, 'time'>) {
  const telling = useTelling();
  useBeat();
  const instant = time();
  if (instant === undefined) return null;
  return (
    <time className={styles.time} dateTime={new Date(instant).toISOString()}>
      {telling.clock(instant)}
    </time>
  );
}

function Offline({ camera }: { camera: Camera }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const { now } = useClock();
  return (
    <div className={styles.none} role="status">
      <VideoOff aria-hidden="true" />
      <b>{t('video.offline', { span: telling.span(now - camera.since) })}</b>
      <span data-more>{t('video.offlineHint', { at: telling.when(camera.since, now) })}</span>
    </div>
  );
}

function Down({ why, since, retry }: { why: Why; since: number; retry: () => void }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const now = useBeat();
  const [words, cure] =
    typeof why === 'string'
      ? [t(`video.ill.${why}`), isCurable(why) ? t(`video.cure.${why}`) : t('video.again')]
      : [telling.trouble(why), t('video.again')];
  return (
    <div
      className={styles.none}
      role="status"
      data-why={typeof why === 'string' ? why : why.reason}
    >
      <VideoOff aria-hidden="true" />
      <b>{words}</b>
      <span data-age>{t('video.since', { span: telling.span(now - since) })}</span>
      <span data-more>{cure}</span>
      <button type="button" className={styles.retry} onClick={retry}>
        <RotateCw aria-hidden="true" />
        {t('video.retry')}
      </button>
    </div>
  );
}

/**
 * One camera's picture: a still before, live when wanted, the last picture and a reason when it fails. It keeps its place and is
 * never only black.
 */
export function CameraTile({
  camera,
  purpose,
  order,
  autoplay = false,
  note,
  picture,
  clock,
}: CameraTileProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const frame = useRef<HTMLElement>(null);
  const own = useRef<HTMLVideoElement>(null);
  const video = picture ?? own;
  const last = useRef<HTMLCanvasElement>(null);
  const [wanted, setWanted] = useState(autoplay);
  const seen = useSeen(frame);
  const { id, online } = camera;
  const runs = wanted && seen && online;
  const look = { camera: id, purpose, order };
  const playing = usePlayer({ video, last }, look, runs);
  const { state, since, hasLast, looked, retry } = playing;
  if (clock) clock.current = playing.time;
  const name = telling.label(camera.name);
  const isLive = state.at === 'playing' || state.at === 'stalled';
  const press = () => {
    looked();
    if (state.at === 'yielded') retry();
    else setWanted(!wanted);
  };
  return (
    <figure
      ref={frame}
      className={styles.tile}
      data-camera={id}
      data-state={online ? state.at : 'offline'}
      onPointerEnter={looked}
      onFocus={looked}
    >
      <div className={styles.picture}>
        <img
          src={stillOf(id)}
          alt={t('video.still', { name })}
          loading="lazy"
          onError={({ currentTarget }) => {
            currentTarget.hidden = true;
          }}
        />
        <canvas ref={last} hidden={!hasLast || !online} />
        <video
          ref={video}
          muted
          playsInline
          disablePictureInPicture
          aria-label={t('video.picture', { name })}
          hidden={!isLive}
        />
        {online ? null : <Offline camera={camera} />}
        {online && state.at === 'down' ? (
          <Down why={state.why} since={since} retry={retry} />
        ) : null}
        {online && state.at !== 'down' ? (
          <button
            type="button"
            className={styles.press}
            data-live={isLive || undefined}
            onClick={press}
            aria-label={t(runs && state.at !== 'yielded' ? 'video.pause' : 'video.play', { name })}
          >
            {runs && state.at !== 'yielded' ? (
              <CirclePause aria-hidden="true" />
            ) : (
              <CirclePlay aria-hidden="true" />
            )}
          </button>
        ) : null}
        {isLive ? <PictureTime time={playing.time} /> : null}
        {isLive && state.synthetic ? (
          <span className={styles.simulated} data-simulated>
            {t('video.simulated')}
          </span>
        ) : null}
        {online && state.at !== 'playing' && state.at !== 'idle' && state.at !== 'down' ? (
          <span className={styles.word} role="status">
            {state.at === 'yielded' ? t('video.yielded', { n: DECODERS }) : t(`video.${state.at}`)}
          </span>
        ) : null}
      </div>
      <figcaption>
        <b title={name}>{name}</b>
        {note ? <span>{note}</span> : null}
      </figcaption>
    </figure>
  );
}
