/** The place last clicked on the map, and whether a form waits for one. */
import { create } from 'zustand';
import type { Position } from '#domain/geo/shape.ts';

export interface Picked {
  readonly grid: string;
  readonly point: Position;
}

interface Picking {
  readonly wanted: boolean;
  readonly picked: Picked | undefined;
}

export const pickStore = create<Picking>(() => ({ wanted: false, picked: undefined }));

export const wantPlace = (): void => pickStore.setState({ wanted: true, picked: undefined });
export const stopPicking = (): void => pickStore.setState({ wanted: false });
export const notePlace = (picked: Picked): void => pickStore.setState({ wanted: false, picked });
