import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { whereAmI } from '#app/live/place.ts';
import { useShelf, useThing, useViewer } from '#app/state/hooks.ts';
import { Field } from '#app/widgets/Field.tsx';
import { locate } from '#domain/geo/locate.ts';
import type { Position } from '#domain/geo/shape.ts';
import type { Grid } from '#domain/grid/grid.ts';

/** The grids the worker at this phone walks. */
export function useOwnGrids(): readonly Grid[] {
  const worker = useThing('workers', useViewer().worker);
  return useShelf('grids').filter(({ id }) => worker?.grids.includes(id));
}

/** Where the worker stands, if that is in the grid that was named; else the grid's centre. */
export async function placeIn(grid: Grid): Promise<Position> {
  const fix = await whereAmI();
  return fix && locate(new Map([[grid.id, grid]]), fix) !== undefined ? fix : grid.centre;
}

export function GridField({ grids }: { grids: readonly Grid[] }) {
  const { t } = useTranslation();
  const { label } = useTelling();
  return (
    <Field label={t('found.grid')}>
      <select name="grid" required>
        {grids.map(({ id, name }) => (
          <option key={id} value={id}>
            {label(name)}
          </option>
        ))}
      </select>
    </Field>
  );
}
