import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { pickStore, stopPicking, wantPlace } from '#app/state/pick-store.ts';
import { Button } from '#app/widgets/Button.tsx';
import type { Position } from '#domain/geo/shape.ts';
import styles from './acts.module.css';
import type { StepFieldProps } from './field-words.ts';
import type { Subject } from './subject.ts';

/** The new grid and place come together, from one click on the map. */
export function PlaceField({ about }: { about: Subject }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const picked = pickStore((held) => held.picked);
  useEffect(() => {
    wantPlace();
    return stopPicking;
  }, []);
  const grid = telling.grid(picked?.grid ?? about.grid ?? '');
  return (
    <>
      <p className={styles.place} role="status">
        {!picked
          ? t('form.pickPlace')
          : t(picked.grid === about.grid ? 'form.pickedSame' : 'form.picked', { grid })}
      </p>
      <input type="hidden" name="grid" value={picked?.grid ?? ''} />
      <input type="hidden" name="point" value={picked?.point.join(',') ?? ''} />
    </>
  );
}

/** A point alone: from this device, or from a click on the map where there is one. */
export function PointField({ name, need }: StepFieldProps) {
  const { t } = useTranslation();
  const picked = pickStore((held) => held.picked);
  const wanted = pickStore((held) => held.wanted);
  const [mine, setMine] = useState<Position>();
  const [asked, setAsked] = useState<'here' | 'map' | 'failed'>();
  const withMap = document.querySelector('canvas') !== null;
  useEffect(() => stopPicking, []);
  const locate = () => {
    setAsked('here');
    if (!('geolocation' in navigator)) return setAsked('failed');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setMine([coords.longitude, coords.latitude]),
      () => setAsked('failed'),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  };
  const point = asked === 'map' ? picked?.point : mine;
  const told = () => {
    if (asked === 'failed') return t('form.hereFailed');
    if (point) return t(asked === 'map' ? 'form.pickedPoint' : 'form.here');
    if (asked === 'here') return t('form.hereBusy');
    if (wanted) return t('form.pickPlace');
    return t(name === 'meetPoint' ? 'form.atOrder' : 'form.notSet');
  };
  return (
    <div className={styles.point}>
      <span>{[t(`field.${name}`), need.optional ? t('form.optional') : ''].join(' ')}</span>
      <em role="status">{told()}</em>
      <Button onClick={locate}>{t('form.here')}</Button>
      {withMap ? (
        <Button
          onClick={() => {
            wantPlace();
            setAsked('map');
          }}
        >
          {t('form.onMap')}
        </Button>
      ) : null}
      <input type="hidden" name={name} value={point?.join(',') ?? ''} />
    </div>
  );
}
