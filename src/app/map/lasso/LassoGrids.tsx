import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useShelf } from '#app/state/hooks.ts';
import { queueStore } from '#app/state/queue/queue-store.ts';
import { Button } from '#app/widgets/Button.tsx';
import { Chip } from '#app/widgets/Chip.tsx';
import { Choices } from '#app/widgets/Choices.tsx';

/** The lasso for a keyboard: whole grids, found by name or sound, with how many of the listed orders lie in each. */
export function LassoGrids({ onTake }: { onTake: (grids: ReadonlySet<string>) => void }) {
  const { t } = useTranslation();
  const telling = useTelling();
  const grids = useShelf('grids');
  const rows = queueStore((held) => held.rows);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choices = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { grid } of rows) counts.set(grid, (counts.get(grid) ?? 0) + 1);
    return grids
      .map(({ id, name }) => ({ value: id, label: telling.label(name), n: counts.get(id) ?? 0 }))
      .sort((a, b) => b.n - a.n);
  }, [grids, rows, telling]);
  return (
    <Chip label={t('desk.lasso.grids')}>
      {() => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen.length > 0) onTake(new Set(chosen));
          }}
        >
          <Choices
            title={t('desk.lasso.grids')}
            choices={choices}
            chosen={chosen}
            onChange={setChosen}
          />
          <Button type="submit" disabled={chosen.length === 0} hint="Enter">
            {t('desk.lasso.take')}
          </Button>
        </form>
      )}
    </Chip>
  );
}
