import { useTranslation } from 'react-i18next';
import { useShelf } from '#app/state/hooks.ts';
import { Button } from '#app/widgets/Button.tsx';
import type { ImportLook, ImportMap } from '#wire/imports.ts';
import { type BroughtKind, columnsOf, withColumn, withSetting } from './fields.ts';
import { Remarks } from './Remarks.tsx';
import styles from './Sketch.module.css';
import { sheetAround, WIDTH } from './sheet.ts';
import { systemName } from './systems.ts';

interface SketchProps {
  readonly kind: BroughtKind;
  readonly look: ImportLook;
  readonly map: ImportMap;
  readonly onMap: (map: ImportMap) => void;
}

/** The two differ by centimetres. */
const plainly = (crs: string): string => (crs === 'cgcs2000' ? 'wgs84' : crs);

/** Where the file lies: its outlines over the grids there are; its points as they are read, and where they seem to belong. */
export function Sketch({ kind, look, map, onMap }: SketchProps) {
  const { t } = useTranslation();
  const grids = useShelf('grids');
  const { finding, outlines } = look;
  const [before, after] = [finding?.before ?? [], finding?.after ?? []];
  const rings = grids.flatMap(({ shape }) => shape.flatMap((polygon) => polygon.slice(0, 1)));
  const sheet = sheetAround([...rings.flat(), ...outlines.flat()], [...before, ...after]);
  const differs =
    finding?.found && (finding.swapped || finding.found !== plainly(String(map.crs ?? 'wgs84')));
  const { longitude, latitude } = columnsOf(kind, map);
  const adopt = () => finding?.found && onMap(withSetting(map, 'crs', finding.found));
  const swap = () =>
    longitude &&
    latitude &&
    onMap(withColumn(kind, withColumn(kind, map, 'longitude', latitude), 'latitude', longitude));
  if (!sheet) return <Remarks title={t('imports.notes')} remarks={look.notes} />;
  const counted = { grids: grids.length, outlines: outlines.length, points: before.length };
  return (
    <figure className={styles.sketch}>
      <figcaption>{t('imports.sketch')}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${sheet.height}`}
        role="img"
        aria-label={t('imports.sketchLabel', counted)}
      >
        <path className={styles.gridLine} d={rings.map(sheet.ring).join('')} />
        <path className={styles.outlineLine} d={outlines.map(sheet.ring).join('')} />
        {differs ? (
          <path
            className={styles.shiftLine}
            d={before.map((at, i) => sheet.line(at, after[i] ?? at)).join('')}
          />
        ) : null}
        <path className={styles.beforeDot} d={before.map((at) => sheet.dot(at)).join('')} />
        {differs ? (
          <path className={styles.afterDot} d={after.map((at) => sheet.dot(at)).join('')} />
        ) : null}
      </svg>
      <ul className={styles.legend}>
        {grids.length > 0 ? <li data-what="grids">{t('imports.legend.grids')}</li> : null}
        {outlines.length > 0 ? <li data-what="outlines">{t('imports.legend.outlines')}</li> : null}
        {before.length > 0 ? <li data-what="before">{t('imports.legend.before')}</li> : null}
        {differs ? <li data-what="after">{t('imports.legend.after')}</li> : null}
      </ul>
      <Remarks title={t('imports.notes')} remarks={look.notes} />
      {finding?.found && finding.swapped ? (
        <Button data-deed="swap" onClick={swap}>
          {t('imports.swap')}
        </Button>
      ) : null}
      {differs && finding.found && !finding.swapped ? (
        <Button data-deed="adopt" onClick={adopt}>
          {t('imports.adopt', { system: systemName(finding.found) })}
        </Button>
      ) : null}
    </figure>
  );
}
