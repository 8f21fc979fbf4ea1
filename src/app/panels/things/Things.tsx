import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useBrushing } from '#app/state/brush.ts';
import { ViewLink } from '#app/state/ViewLink.tsx';
import { type ThingRows, thingsBehind, useView } from '#app/state/view.ts';
import { LampMark } from '#app/widgets/LampMark.tsx';
import { PanelCount } from '../contract.tsx';
import styles from '../wall-rows.module.css';
import { useWholeRows } from '../whole-rows.ts';
import { useThingRows } from './thing-rows.ts';

/** Height of a row in rem: 42 du. */
const ROW_REM = 4.2;

function List({ kind }: { kind: ThingRows }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const [view] = useView();
  const brushing = useBrushing();
  const rows = useThingRows(kind);
  const [list, room] = useWholeRows(ROW_REM);
  const n = rows.filter(({ counted }) => counted).length;
  const chosen = (id: string) => view.thing === `${kind}.${id}` || undefined;
  return (
    <>
      <PanelCount>
        {t('wall.there', { n: telling.number(n), all: telling.number(rows.length) })}
      </PanelCount>
      <p className={styles.asked}>
        <b>{t(`strip.${kind}`)}</b>
        <ViewLink to={{ rows: undefined }}>{t('wall.back')}</ViewLink>
      </p>
      <ul className={styles.rows} ref={list}>
        {rows.slice(0, room).map(({ id, path, name, grid, lamp, state, note, to, counted }) => (
          <li key={id} data-row={id} data-counted={counted} {...brushing(path)}>
            <ViewLink className={styles.row} to={to} aria-current={chosen(id)}>
              {lamp ? <LampMark lamp={lamp} /> : <i />}
              <b>{name}</b>
              <span>{grid ? telling.grid(grid) : null}</span>
              <span>{state}</span>
              <time>{note}</time>
            </ViewLink>
          </li>
        ))}
      </ul>
      {rows.length > room ? (
        <p className={styles.more}>
          {t('wall.moreRows', { n: telling.number(rows.length - room) })}
        </p>
      ) : null}
    </>
  );
}

/** The rows behind a figure of what the town has at hand: workers, cameras, sensors. */
export default function Things() {
  const [view] = useView();
  const kind = thingsBehind(view);
  return kind ? <List key={kind} kind={kind} /> : null;
}
