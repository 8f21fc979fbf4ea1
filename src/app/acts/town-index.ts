/** Everything of the town that has a name, found by typing: by characters, sounds or initials, the best answer first. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePinyin } from '#app/language/pinyin.ts';
import { answers, type Spelt, spell } from '#app/language/spelt.ts';
import { type Telling, useTelling } from '#app/language/telling.ts';
import { placesReading } from '#app/live/reads.ts';
import { useShelf, useViewer } from '#app/state/hooks.ts';
import { holds } from '#domain/access/table.ts';
import type { Position } from '#domain/geo/shape.ts';
import type { Label } from '#domain/town/town.ts';

export const FOUND_KINDS = ['grid', 'place', 'station', 'worker', 'camera', 'area'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

export interface Found {
  readonly kind: FoundKind;
  readonly id: string;
  readonly label: string;
  /** Where it is, or what it belongs to. */
  readonly note: string;
  readonly grid: string | undefined;
  readonly point: Position | undefined;
}

interface Entry extends Found {
  readonly spelt: readonly Spelt[];
}

const MOST = 8;

/** `福溪路118号2幢` is somewhere on 福溪路: what follows the name of a road is for whoever goes there. */
const withoutNumber = (typed: string): string => typed.replace(/\s*\d+.*$/u, '');

function search(entries: readonly Entry[], typed: string, most: number): Found[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const weighed = entries.flatMap((entry) => {
    const weights = words.map((word) => Math.max(...entry.spelt.map((one) => answers(one, word))));
    return weights.every((weight) => weight > 0) ? [{ entry, weight: Math.min(...weights) }] : [];
  });
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ entry }) => entry);
}

function useEntries(kinds: readonly FoundKind[], wanted: boolean): readonly Entry[] {
  const { t } = useTranslation();
  const telling: Telling = useTelling();
  const viewer = useViewer();
  const [grids, areas, stations, cameras, workers] = [
    useShelf('grids'),
    useShelf('areas'),
    useShelf('stations'),
    useShelf('cameras'),
    useShelf('workers'),
  ];
  const asks = wanted && kinds.includes('place') && holds(viewer, 'order.report');
  const { data } = useQuery(placesReading(asks));
  const read = usePinyin(wanted);
  const shown = kinds.join();
  return useMemo(() => {
    if (!wanted) return [];
    const names = (...labels: readonly Label[]) =>
      [...new Set(labels.flatMap((label) => Object.values(label)))].map((name) =>
        spell(name, read),
      );
    const has = (kind: FoundKind) => shown.split(',').includes(kind);
    const of = (kind: FoundKind, make: () => Entry[]) => (has(kind) ? make() : []);
    return [
      ...of('grid', () =>
        grids.map(({ id, name, short, centre }) => ({
          ...{ kind: 'grid', id, grid: id, point: centre },
          ...{ label: telling.label(name), note: telling.label(short) },
          spelt: [...names(short, name), spell(id)],
        })),
      ),
      ...of('place', () =>
        (data?.places ?? []).map(({ name, point, grid }) => ({
          ...{ kind: 'place', id: `${name['zh-CN']} ${grid}`, grid, point },
          ...{ label: telling.label(name), note: telling.grid(grid) },
          spelt: names(name),
        })),
      ),
      ...of('station', () =>
        stations.map(({ id, name, point, grid }) => ({
          ...{ kind: 'station', id, grid: grid ?? undefined, point },
          ...{ label: telling.label(name), note: grid ? telling.grid(grid) : '' },
          spelt: names(name),
        })),
      ),
      ...of('worker', () =>
        workers.map(({ id, no, grids: theirs, onShift }) => ({
          ...{ kind: 'worker', id, grid: theirs[0], point: undefined },
          label: telling.worker(id),
          note: [
            theirs.map(telling.grid).join(' '),
            t(onShift ? 'desk.palette.onShift' : 'desk.palette.offShift'),
          ].join(' · '),
          spelt: [
            spell(telling.worker(id), read),
            spell(String(no)),
            ...theirs.map((grid) => spell(telling.grid(grid), read)),
          ],
        })),
      ),
      ...of('camera', () =>
        cameras.map(({ id, name, point, grid }) => ({
          ...{ kind: 'camera', id, grid, point },
          ...{ label: telling.label(name), note: telling.grid(grid) },
          spelt: [...names(name), spell(id)],
        })),
      ),
      ...of('area', () =>
        areas.map(({ id, path, name }) => ({
          ...{ kind: 'area', id: path, grid: undefined, point: undefined },
          ...{ label: telling.label(name), note: id },
          spelt: names(name),
        })),
      ),
    ] as Entry[];
  }, [wanted, shown, grids, areas, stations, cameras, workers, data, read, telling, t]);
}

/** @param wanted somebody looks for something: before that nothing is spelt and nothing fetched. */
export function useTownIndex(kinds: readonly FoundKind[], wanted: boolean) {
  const entries = useEntries(kinds, wanted);
  return useMemo(
    () =>
      (typed: string, most = MOST): Found[] => {
        const found = search(entries, typed, most);
        if (found.length > 0) return found;
        const road = withoutNumber(typed);
        return road === typed ? found : search(entries, road, most);
      },
    [entries],
  );
}
