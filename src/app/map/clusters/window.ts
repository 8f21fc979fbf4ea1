/** Which of the gathered symbols the map is given: those in its window and a window's breadth around it, not the whole city. */
import type { Bounds } from '#domain/geo/shape.ts';

function widened([west, south, east, north]: Bounds, by: number): Bounds {
  const [lon, lat] = [(east - west) * by, (north - south) * by];
  return [west - lon, south - lat, east + lon, north + lat];
}

export const around = (window: Bounds): Bounds => widened(window, 1);

/** Half a window must be left on every side: what comes into sight next is there before it is seen. */
export function suffices(given: Bounds, window: Bounds): boolean {
  const [west, south, east, north] = widened(window, 0.5);
  return given[0] <= west && given[1] <= south && given[2] >= east && given[3] >= north;
}
