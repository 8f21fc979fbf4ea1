import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import { useShelf } from '#app/state/hooks.ts';
import { useQueue } from '#app/state/order-lists.ts';
import {
  type QueueFilter,
  type Side,
  withSide,
  wordOfFilter,
} from '#app/state/queue/queue-filter.ts';
import { useView } from '#app/state/view.ts';
import { Chip } from '#app/widgets/Chip.tsx';
import { Choices } from '#app/widgets/Choices.tsx';
import type { Order } from '#domain/order/order.ts';
import styles from './Filters.module.css';
import { SavedFilters } from './SavedFilters.tsx';
import { useChoices } from './sides.ts';

interface FilterProps {
  readonly all: readonly Order[];
  readonly filter: QueueFilter;
}

function useSet(filter: QueueFilter) {
  const [, go] = useView();
  return (side: Side, values: readonly string[]) =>
    go({ filter: wordOfFilter(withSide(filter, side, values)) });
}

function SideChoices({ side, all, filter }: FilterProps & { readonly side: Side }) {
  const { t } = useTranslation();
  const set = useSet(filter);
  return (
    <Choices
      title={t(`desk.queue.side.${side}`)}
      choices={useChoices(side, all, filter)}
      chosen={filter[side] ?? []}
      onChange={(values) => set(side, values)}
    />
  );
}

/** A chip of one side, or of several that share it. */
function SideChip({
  name,
  sides,
  ...rest
}: FilterProps & { readonly name: Side | 'more'; readonly sides: readonly Side[] }) {
  const { t } = useTranslation();
  const [, go] = useView();
  const telling = useTelling();
  const n = sides.reduce((sum, side) => sum + (rest.filter[side]?.length ?? 0), 0);
  const side = t(`desk.queue.side.${name}`);
  const none = Object.fromEntries(sides.map((one) => [one, []]));
  return (
    <Chip
      label={n > 0 ? t('desk.queue.chosen', { side, n: telling.number(n) }) : side}
      on={n > 0}
      clearLabel={t('desk.queue.clearSide', { side })}
      onClear={() => go({ filter: wordOfFilter({ ...rest.filter, ...none }) })}
    >
      {() => sides.map((one) => <SideChoices key={one} side={one} {...rest} />)}
    </Chip>
  );
}

function AreaChip() {
  const { t } = useTranslation();
  const telling = useTelling();
  const [view, go] = useView();
  const areas = useShelf('areas');
  const all = useQueue({ number: view.number, area: undefined });
  const choices = useMemo(() => {
    const communities = areas.filter(({ level }) => level === 'COMMUNITY');
    return communities.map(({ path, name }) => ({
      value: path,
      label: telling.label(name),
      n: all.filter((order) => order.path.startsWith(path)).length,
    }));
  }, [areas, all, telling]);
  const side = t('desk.queue.side.area');
  const chosen = areas.find(({ path }) => path === view.area);
  return (
    <Chip
      label={chosen ? telling.label(chosen.name) : side}
      on={view.area !== undefined}
      clearLabel={t('desk.queue.clearSide', { side })}
      onClear={() => go({ area: undefined })}
    >
      {(close) => (
        <Choices
          single
          title={side}
          choices={choices}
          chosen={view.area ? [view.area] : []}
          onChange={([area]) => {
            go({ area });
            close();
          }}
        />
      )}
    </Chip>
  );
}

/** What keeps rows out of the queue, each a chip; the whole can be kept under a name. */
export function Filters(props: FilterProps) {
  return (
    <div className={styles.bar}>
      <AreaChip />
      <SideChip name="lamp" sides={['lamp']} {...props} />
      <SideChip name="class" sides={['class']} {...props} />
      <SideChip name="more" sides={['state', 'urgency', 'source', 'handler']} {...props} />
      <SavedFilters />
    </div>
  );
}
