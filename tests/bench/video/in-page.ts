/** Runs in the page: the map that lies beside the pictures, the bare players, and an eye on every video there is. */
import type { Map as MapLibreMap } from 'maplibre-gl';

export interface Watched {
  /** Milliseconds from a video's being there to its first picture's being seen, one for each. */
  readonly first: readonly number[];
}

export interface Played {
  /** Milliseconds from one drawn frame of the map to the next. */
  readonly intervals: readonly number[];
  /** Of all videos together, while the map flew. */
  readonly shown: number;
  readonly dropped: number;
}

export interface VideoBench {
  map(): Promise<void>;
  bare(cameras: readonly string[]): void;
  /** Resolves when so many play. */
  playing(count: number): Promise<Watched>;
  /** For so many seconds, and at least so many frames. */
  fly(seconds: number, least: number): Promise<Played>;
}

/** Before anything else of the page: notes each video as it comes and as its first picture can be seen. */
export function installVideoBench(): void {
  const came = new Map<HTMLVideoElement, number>();
  const first = new Map<HTMLVideoElement, number>();
  const look = () => {
    const now = performance.now();
    for (const video of document.querySelectorAll('video')) {
      if (!came.has(video)) came.set(video, now);
      const seen = !video.hidden && video.readyState >= 2 && video.currentTime > 0;
      if (seen && !first.has(video)) first.set(video, now);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  let map: MapLibreMap | undefined;
  const videos = () => [...document.querySelectorAll('video')];
  const counts = () => {
    const all = videos().map((video) => video.getVideoPlaybackQuality());
    const sum = (of: (one: VideoPlaybackQuality) => number) =>
      all.reduce((total, one) => total + of(one), 0);
    const dropped = sum(({ droppedVideoFrames }) => droppedVideoFrames);
    return { dropped, shown: sum(({ totalVideoFrames }) => totalVideoFrames) - dropped };
  };
  const isDark = (video: HTMLVideoElement): boolean => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [32, 18];
    const pen = canvas.getContext('2d');
    pen?.drawImage(video, 0, 0, 32, 18);
    const bytes = pen?.getImageData(0, 0, 32, 18).data ?? new Uint8ClampedArray();
    return bytes.filter((value, i) => i % 4 < 3 && value > 40).length < bytes.length / 8;
  };
  const next = () => new Promise<number>((done) => requestAnimationFrame(done));
  const drawn = (map: MapLibreMap) =>
    new Promise<void>((done) => {
      map.once('render', () => done());
      map.triggerRepaint();
    });

  const bench: VideoBench = {
    map: async () => {
      const from = `${location.origin}/bench`;
      const bareMap = (await import(`${from}/maplibre-gl.mjs`)) as typeof import('maplibre-gl');
      bareMap.setWorkerUrl(`${from}/maplibre-gl-worker.mjs`);
      const container = document.createElement('div');
      const place = { position: 'fixed', zIndex: '9', top: '90px', right: '0' };
      Object.assign(container.style, place, { width: '960px', height: '540px' });
      document.body.append(container);
      // Thirteen thousand things at fixed places: as many as a town closes orders in a year.
      const features = Array.from({ length: 13_765 }, (_, i) => ({
        type: 'Feature' as const,
        properties: { lamp: i % 3 },
        geometry: {
          type: 'Point' as const,
          coordinates: [
            120.36 + ((i * 7_919) % 10_007) * 6e-6,
            31.25 + ((i * 104_729) % 9_973) * 6e-6,
          ],
        },
      }));
      const colours = ['match', ['get', 'lamp'], 0, '#e2463c', 1, '#f2c14e', '#46b070'];
      map = new bareMap.Map({
        container,
        style: {
          version: 8,
          sources: { all: { type: 'geojson', data: { type: 'FeatureCollection', features } } },
          layers: [
            { id: 'ground', type: 'background', paint: { 'background-color': '#102030' } },
            {
              id: 'all',
              type: 'circle',
              source: 'all',
              paint: { 'circle-radius': 4, 'circle-color': colours as never },
            },
          ],
        },
        center: [120.39, 31.28],
        zoom: 12,
        attributionControl: false,
        fadeDuration: 0,
      });
      await map.once('idle');
    },
    bare: (cameras) => {
      const grid = document.createElement('div');
      const place = { position: 'fixed', top: '90px', left: '16px', display: 'grid', gap: '6px' };
      Object.assign(grid.style, place, { gridTemplateColumns: 'repeat(4, 231px)' });
      document.body.append(grid);
      for (const camera of cameras) {
        const video = document.createElement('video');
        video.muted = true;
        video.style.width = '231px';
        video.style.height = '130px';
        grid.append(video);
        void (async () => {
          const [{ default: Hls }, answer] = await Promise.all([
            import(`${location.origin}/bench/hls.mjs`) as Promise<typeof import('hls.js')>,
            fetch(`/api/cameras/${camera}/stream`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: '{"purpose":"LOOK"}',
            }),
          ]);
          const { list } = (await answer.json()) as { list: string };
          const hls = new Hls({ workerPath: '/bench/hls.worker.js' });
          hls.loadSource(list);
          hls.attachMedia(video);
          await video.play();
        })();
      }
    },
    playing: async (count) => {
      const until = performance.now() + 60_000;
      while (first.size < count) {
        if (performance.now() > until) {
          const missing = videos().filter((video) => !first.has(video));
          const said = missing.map((one) => one.closest('figure')?.innerText ?? one.readyState);
          throw new Error(`${first.size} of ${count} play; of ${missing.length} others: ${said}`);
        }
        await next();
      }
      return {
        first: [...first].map(([video, at]) => at - (came.get(video) ?? Number.NaN)),
      };
    },
    fly: async (asked, least) => {
      if (!map) throw new Error('there is no map');
      const before = counts();
      const places = videos().map((video) => video.currentTime);
      const began = performance.now();
      const intervals: number[] = [];
      let last = began;
      while (last - began < asked * 1_000 || intervals.length < least) {
        const angle = (intervals.length / 60) * Math.PI;
        const centre: [number, number] = [
          120.39 + 0.012 * Math.cos(angle),
          31.28 + 0.008 * Math.sin(angle),
        ];
        map.jumpTo({ center: centre, zoom: 13 - Math.cos(angle) });
        await drawn(map);
        const now = performance.now();
        intervals.push(now - last);
        last = now;
        await next();
      }
      const seconds = (performance.now() - began) / 1_000;
      for (const [i, video] of videos().entries()) {
        const moved = video.currentTime - (places[i] ?? 0);
        if (moved < seconds * 0.7)
          throw new Error(
            `picture ${i + 1} moved ${moved.toFixed(1)} s in ${seconds.toFixed(1)} s`,
          );
        if (isDark(video)) throw new Error(`picture ${i + 1} is black`);
      }
      const after = counts();
      return {
        intervals,
        shown: after.shown - before.shown,
        dropped: after.dropped - before.dropped,
      };
    },
  };
  Object.assign(globalThis, { videoBench: bench });
}
