/**
 * The place under the pointer, or under the keyboard's focus, in whichever chart, list or map: the others light what belongs to
 * it. What is chosen stands in the address; this goes when the pointer goes.
 */
import { create } from 'zustand';

/** Path of a community or a grid. */
type Place = string | undefined;

export const brushStore = create<{ readonly place: Place }>(() => ({ place: undefined }));
export const brush = (place: Place): void => {
  if (brushStore.getState().place !== place) brushStore.setState({ place });
};

/** Whether one lies in the other. */
const akin = (one: string, other: string): boolean =>
  one.startsWith(other) || other.startsWith(one);

/** @returns what a row about a place bears: it lights what belongs to it elsewhere, and is lit from there. */
export function useBrushing() {
  const lit = brushStore(({ place }) => place);
  return (place: Place) => ({
    'data-lit': (place !== undefined && lit !== undefined && akin(place, lit)) || undefined,
    onPointerEnter: () => brush(place),
    onPointerLeave: () => brush(undefined),
    onFocus: () => brush(place),
    onBlur: () => brush(undefined),
  });
}
