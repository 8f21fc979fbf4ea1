import { Check, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { send } from '#app/live/send.ts';
import { useClock, useTown } from '#app/state/hooks.ts';
import { notice } from '#app/state/notice-store.ts';
import { markToday } from '#app/state/patrols.ts';
import { townClock } from '#app/state/town-clock.ts';
import { CameraTile } from '#app/video/CameraTile.tsx';
import { withExif } from '#app/video/exif.ts';
import { snapshot } from '#app/video/frame.ts';
import { Button } from '#app/widgets/Button.tsx';
import type { Camera } from '#domain/camera/camera.ts';
import { Finding, type Shot } from './Finding.tsx';
import styles from './Video.module.css';

interface CellProps {
  readonly camera: Camera;
  readonly chosen: boolean;
  readonly mayMark: boolean;
  readonly onChoose: () => void;
  /** A form is open over it. */
  readonly onBusy: (busy: boolean) => void;
}

/** One camera of the round: its picture, what there was, and an order made of it. */
export function Cell({ camera, chosen, mayMark, onChoose, onBusy }: CellProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const picture = useRef<HTMLVideoElement>(null);
  const clock = useRef<(() => number | undefined) | null>(null);
  const [shot, setShot] = useState<Shot>();
  const cell = useRef<HTMLDivElement>(null);
  const name = telling.label(camera.name);
  const { now } = useClock();
  const { zone } = useTown().town;
  const marked = markToday(camera, now, zone);

  const mark = async () => {
    const sent = await send('camera.patrol', { id: camera.id, mark: 'NORMAL' });
    notice(sent.ok ? t('video.patrol.marked', { name }) : telling.trouble(sent));
  };
  const find = async () => {
    const at = clock.current?.() ?? townClock.now();
    const badge = cell.current?.querySelector('[data-simulated]')
      ? t('video.simulated')
      : undefined;
    const taken =
      picture.current && (await snapshot(picture.current, `${name} · ${telling.date(at)}`, badge));
    if (!taken) {
      notice(t('video.patrol.noPicture'));
      return;
    }
    onBusy(true);
    setShot({ at, file: await withExif(taken, at, camera.point) });
  };
  const keys = useRef({ mark, find });
  useEffect(() => {
    keys.current = { mark, find };
  });
  useEffect(() => {
    if (!chosen || !mayMark) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key === 'n') void keys.current.mark();
      else if (event.key === 'f') void keys.current.find();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [chosen, mayMark]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pointed at is looked at; the buttons in it act
    <div
      ref={cell}
      className={styles.cell}
      data-chosen={chosen || undefined}
      onPointerEnter={onChoose}
      onFocus={onChoose}
    >
      <CameraTile
        camera={camera}
        purpose="PATROL"
        autoplay
        picture={picture}
        clock={clock}
        note={telling.grid(camera.grid)}
      />
      {mayMark ? (
        <div className={styles.marks}>
          <Button
            look="text"
            aria-label={`${t('video.patrol.normal')} ${name}`}
            aria-pressed={marked === 'NORMAL'}
            onClick={mark}
          >
            <Check size={16} aria-hidden="true" />
            <span>{t('video.patrol.normal')}</span>
          </Button>
          <Button
            look="text"
            aria-label={`${t('video.patrol.problem')} ${name}`}
            aria-pressed={marked === 'PROBLEM'}
            onClick={find}
          >
            <TriangleAlert size={16} aria-hidden="true" />
            <span>{t('video.patrol.problem')}</span>
          </Button>
        </div>
      ) : null}
      {shot ? (
        <Finding
          camera={camera}
          shot={shot}
          onClose={() => {
            setShot(undefined);
            onBusy(false);
          }}
        />
      ) : null}
    </div>
  );
}
