/** Bundles what runs on Node: our own rooms into few files, packages left where npm put them. */
import { at } from './steps/house.mjs';

/** A room (#wire/…), a path, or a package? Only packages stay outside. */
const isPackage = (id) => !/^(#|\.|\/|[A-Za-z]:|\0)/.test(id);

/** `entries`: from a bundle's name to its source. */
export const bundle = (entries, dir) => ({
  input: Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, at(source)])),
  platform: 'node',
  external: isPackage,
  output: { dir: at(dir), format: 'esm', sourcemap: true, cleanDir: true },
});

export default bundle(
  { main: 'src/gateway/main.ts', rebuild: 'src/gateway/rebuild.ts' },
  'dist/gateway',
);
