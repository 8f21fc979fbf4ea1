import { useCallback, useSyncExternalStore } from 'react';

/** Whether the window is as the media query says, whenever that changes. */
export function useMedia(query: string): boolean {
  const changed = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(changed, () => window.matchMedia(query).matches);
}
