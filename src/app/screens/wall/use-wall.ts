/** The wall's root: its unit, its light, and its size in that unit. */
import { useLayoutEffect, useSyncExternalStore } from 'react';
import { useView } from '#app/state/view.ts';
import type { WallSize } from './tracks.ts';

const resized = (listener: () => void) => {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
};
const windowSize = () => `${window.innerWidth}x${window.innerHeight}`;

/** Dresses the document as a wall for as long as the wall is there. */
export function useWallSize(): WallSize {
  const [{ light, far, seams }] = useView();
  useLayoutEffect(() => {
    const { classList, dataset } = document.documentElement;
    classList.add('wall');
    if (light === 'day') dataset.theme = 'light';
    if (far) dataset.far = 'yes';
    window.dispatchEvent(new Event('resize'));
    return () => {
      classList.remove('wall');
      delete dataset.theme;
      delete dataset.far;
    };
  }, [light, far]);
  const size = useSyncExternalStore(resized, windowSize);
  const [width = 1, height = 1] = size.split('x').map(Number);
  const [across = 1, down = 1] = (seams ?? '1x1').split('x').map(Number);
  const unit = unitOf(width, height) * (far ? FAR : 1);
  return { width: width / unit, height: height / unit, across, down };
}

/** Looked at from far, everything is a quarter larger. */
const FAR = 1.25;

/** Pixels of a rem, as base.css says it: ten of 1080 parts of the height; upright, of the width. */
const unitOf = (width: number, height: number): number =>
  width < height ? Math.min(width / 108, height / 178) : Math.min(height / 108, width / 178);
