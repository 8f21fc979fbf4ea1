/** Where this device is, if it says so within a few seconds; plain http and a refusal say nothing. */
import type { Position } from '#domain/geo/shape.ts';

const WITHIN_MS = 8_000;

export const whereAmI = (): Promise<Position | undefined> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator) || !window.isSecureContext) return resolve(undefined);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve([coords.longitude, coords.latitude]),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: WITHIN_MS, maximumAge: 30_000 },
    );
  });
