/** Bundles what runs on Node: our own rooms into few files, packages left where npm put them. */
import { resolve } from 'node:path';
import { at } from './steps/house.mjs';
import { threadsBeside } from './steps/threads.mjs';

/** A room (#wire/…), a path, or a package? Packages stay outside … */
const isPackage = (id) => !/^(#|\.|\/|[A-Za-z]:|\0)/.test(id);
/** … but for pure ones that are large when whole: loading all of turf costs a start a third of a second. */
const isCutDown = (id) => /^(@turf\/|flatbush|geoflatbush|gcoord|proj4)/.test(id);

/** `entries`: from a bundle's name to its source. */
export const bundle = (entries, dir) => ({
  input: Object.fromEntries(
    Object.entries(entries).map(([name, source]) => [name, resolve(at(), source)]),
  ),
  plugins: [threadsBeside()],
  platform: 'node',
  external: (id, importer) =>
    isPackage(id) && !isCutDown(id) && !importer?.includes('node_modules'),
  output: { dir: at(dir), format: 'esm', sourcemap: true, cleanDir: true },
});

export default bundle(
  {
    main: 'src/gateway/main.ts',
    rebuild: 'src/gateway/rebuild.ts',
    backup: 'src/gateway/backup.ts',
    restore: 'src/gateway/restore.ts',
    'import-command': 'src/gateway/import-command.ts',
    'new-town': 'src/gateway/new-town.ts',
  },
  'dist/gateway',
);
