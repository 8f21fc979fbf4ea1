import { TextLayer } from '@deck.gl/layers';
import { rgba } from '#app/theme/palette.ts';
import { tellWorker } from '#wire/tell.ts';
import { NONE } from '../symbol-layer.ts';
import { codeOf } from '../symbol-names.ts';
import { pickWorkers } from '../worker-columns.ts';
import { type Density, defineLayer, type LayerContext } from './contract.ts';

interface Name {
  readonly text: string;
  readonly at: [number, number];
  readonly stale: boolean;
}

/** In design units: a wall has nothing under 18. */
const SIZE: Record<Density, number> = { desk: 13, wall: 18 };

/** Who stands there, from the street's distance on. */
export function pickWorkerNames(context: LayerContext) {
  const { nearness, density, language, unit, fonts, world } = context;
  const names: Name[] = [];
  if (nearness === 'near') {
    const { ids, symbols, lonLat } = pickWorkers(context);
    for (const [i, id] of ids.entries()) {
      const no = id === undefined ? undefined : world.workers.get(id)?.no;
      if (no === undefined || symbols[i] === NONE) continue;
      names.push({
        text: tellWorker(no, language),
        at: [lonLat[i * 2] ?? 0, lonLat[i * 2 + 1] ?? 0],
        stale: symbols[i] === codeOf('worker-stale'),
      });
    }
  }
  const letters = [...new Set(names.flatMap(({ text }) => [...text]))].sort().join('');
  return { names, letters, size: SIZE[density], unit, fonts };
}

export const workerNames = defineLayer({
  id: 'worker-names',
  title: 'map.layer.worker-names',
  storey: 'unit',
  follows: 'workers',
  pick: pickWorkerNames,
  draw: ({ names, letters, size, unit, fonts }) => ({
    letters,
    deck:
      letters === ''
        ? []
        : [
            new TextLayer<Name>({
              id: 'worker-names',
              data: names,
              getText: ({ text }) => text,
              getPosition: ({ at }) => at,
              getSize: size * unit,
              getPixelOffset: [0, (15 + size * 0.75) * unit],
              getColor: ({ stale }) => rgba(stale ? 't-4' : 't-1'),
              fontWeight: 700,
              characterSet: [...letters],
              fontFamily: fonts.map((name) => `"${name}"`).join(','),
              fontSettings: { sdf: true, fontSize: 48, buffer: 8, radius: 16 },
              outlineColor: rgba('m-halo'),
              outlineWidth: 3.2,
              parameters: { depthCompare: 'always', depthWriteEnabled: false },
            }),
          ],
  }),
});
