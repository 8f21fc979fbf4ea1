/**
 * What a panel is: a title, the slot it stands in, how old its data may be, and how it is loaded. Its frame, its age badge and
 * its failure are the contract's work (PanelSlot), so no panel can forget them.
 */
import {
  type ComponentType,
  createContext,
  type LazyExoticComponent,
  lazy,
  useContext,
} from 'react';
import { createPortal } from 'react-dom';
import type { zhCN } from '#app/language/zh-CN.ts';
import { steadfast } from '#app/live/steadfast.ts';
import type { View } from '#app/state/view.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import type { Whistle } from '#domain/whistle/whistle.ts';

/** `wing`: beside the map, on the wall and at the desk. `wall`: where the wall's page puts it. `dock`: under the map. `case`: the desk's right-hand side. `idle`: that side while nothing is open. */
export type Slot = 'wing' | 'wall' | 'dock' | 'case' | 'idle';

type TitleKey = Exclude<
  keyof (typeof zhCN)['panel'],
  'asOf' | 'owner' | 'stale' | 'failed' | 'failedHint' | 'broken'
>;

/** What panels ask about before they stand there. */
interface There {
  readonly whistles: readonly Whistle[];
  readonly indicators: readonly Indicator[];
  /** Whether anything was to be closed yet, so that there are rates; whether the town has a census, sensors, and cameras. */
  readonly figured: boolean;
  readonly counted: boolean;
  readonly sensed: boolean;
  readonly watched: boolean;
  readonly viewer: Viewer;
}

interface PanelWords {
  readonly id: string;
  /** Its key among the words of `panel`. */
  readonly title: TitleKey;
  readonly slot: Slot;
  /** Milliseconds after which what it shows is called old. */
  readonly maxAge: number;
  /** Takes the height its slot has left. */
  readonly grows?: boolean;
  /** On a wall, the least height in rem at which it is of use; where there is less, those below it are absent. What does not grow yields so far. */
  readonly least?: number;
  /** Whether it belongs to this view, and to what there is; absent: always. */
  readonly when?: (view: View, there: There) => boolean;
}

export interface PanelSource extends PanelWords {
  readonly load: () => Promise<{ default: ComponentType }>;
}
export interface Panel extends PanelWords {
  /** Fetches its code ahead, while the line is there. */
  readonly ready: () => Promise<unknown>;
  readonly Body: LazyExoticComponent<ComponentType>;
}

export function definePanel({ load, ...words }: PanelSource): Panel {
  const ready = steadfast(load);
  return { ...words, ready, Body: lazy(ready) };
}

/** A panel is the same on the wall and at the desk but for size and density. */
export type Surface = 'wall' | 'desk';
export const SurfaceContext = createContext<Surface>('desk');
export const useSurface = (): Surface => useContext(SurfaceContext);

/** What a panel's head says of the age of its figures, where the world's age is not theirs. */
export interface OwnAge {
  /** This browser's time at which they came; absent: they came with the world. */
  readonly came?: number;
  /** What stands in the head while they are fresh. */
  readonly note: string;
}
export const OwnAgeContext = createContext<(age: OwnAge | undefined) => void>(() => undefined);

export const CountSlotContext = createContext<HTMLElement | null>(null);

/** Puts a count beside the panel's title. */
export function PanelCount({ children }: { children: string }) {
  const slot = useContext(CountSlotContext);
  return slot && createPortal(children, slot);
}
