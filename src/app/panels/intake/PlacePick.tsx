import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTownIndex } from '#app/acts/town-index.ts';
import { useTelling } from '#app/language/telling.ts';
import { draft, intakeDraft } from '#app/state/intake-draft.ts';
import { pickStore, stopPicking, wantPlace } from '#app/state/pick-store.ts';
import { useView } from '#app/state/view.ts';
import { Combo } from '#app/widgets/Combo.tsx';

const KINDS = ['place', 'station', 'grid'] as const;

/** Where it is: typed as the caller says it, or clicked on the map, which listens as long as this stands. */
export function PlacePick() {
  const { t } = useTranslation();
  const telling = useTelling();
  const [, go] = useView();
  const place = intakeDraft((held) => held.place);
  const [typed, setTyped] = useState(place?.label ?? '');
  const find = useTownIndex(KINDS, true);
  const found = useMemo(() => find(typed), [find, typed]);
  const picked = pickStore((held) => held.picked);

  useEffect(() => {
    wantPlace();
    return stopPicking;
  }, []);
  useEffect(() => {
    if (!picked) return;
    const label = t('desk.intake.onMap', { grid: telling.grid(picked.grid) });
    draft({ place: { label, grid: picked.grid, point: [picked.point[0], picked.point[1]] } });
    setTyped(label);
    wantPlace();
  }, [picked, t, telling]);
  useEffect(() => setTyped(place?.label ?? ''), [place]);

  return (
    <Combo
      label={t('desk.intake.place')}
      name="place"
      placeholder={t('desk.intake.placeHint')}
      typed={typed}
      chosen={place !== undefined}
      none={t('desk.intake.noPlace')}
      onType={(text) => {
        setTyped(text);
        if (place) {
          draft({ place: undefined });
          setTyped(text);
        }
      }}
      options={found.map(({ kind, id, label, note }) => ({ id: `${kind} ${id}`, label, note }))}
      onChoose={({ id }) => {
        const one = found.find((each) => `${each.kind} ${each.id}` === id);
        if (!one?.grid || !one.point) return;
        const { label, note, grid, point } = one;
        // What was said after the road's name stays with the words, not with the place.
        draft({
          place: { label: [label, note].join(' · '), grid, point: [point[0], point[1]] },
        });
        go({ grid });
      }}
    />
  );
}
