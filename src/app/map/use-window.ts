import { useEffect, useState } from 'react';
import type { Bounds } from '#domain/geo/shape.ts';
import type { LiveMap } from './use-map.ts';

/** What the map shows of the world, each time it has come to rest. */
export function useWindow(live: LiveMap | undefined): Bounds | undefined {
  const [bounds, setBounds] = useState<Bounds>();
  useEffect(() => {
    if (!live) return;
    const { map } = live;
    const look = () => {
      const { _sw: sw, _ne: ne } = map.getBounds();
      setBounds([sw.lng, sw.lat, ne.lng, ne.lat]);
    };
    look();
    map.on('moveend', look);
    map.on('resize', look);
    return () => {
      map.off('moveend', look);
      map.off('resize', look);
    };
  }, [live]);
  return bounds;
}
