/** Who may know whom, as ARCHITECTURE §3 has it. Each rule's comment says the way out; tests/house proves that each one bites. */

/** Where a program begins, a thread too. Whatever none of them reaches is lost. */
const ENTRIES =
  '^src/(app/main\\.tsx|gateway/(main|rebuild|make-town|new-town|import-command|backup|restore|[^.]+-thread)\\.ts)$';

/** Pure packages: no clock, no chance, no input or output. */
const PURE = [
  'zod',
  '@turf/turf',
  'robust-predicates',
  'flatbush',
  'geoflatbush',
  'gcoord',
  'proj4',
];
/** Packages that only a browser can use. */
const BROWSER = ['react', 'react-dom', 'react-i18next', 'maplibre-gl', '@deck.gl', 'zustand'];

/** A package's files, or its bare name where the resolver does not open it. */
const packages = (names) => `^(node_modules/)?(${names.join('|')})(/|$)`;

/** A rule: whoever is `from` may not import what is `to`. `comment` says why and the way out. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/**
 * Leaves of a wing know their contract and their own folder, neither a sibling nor their catalogue. `inFolders`: every leaf has a
 * folder, and files beside the folders belong to the wing itself.
 */
const wing = (folder, leaf, inFolders = false) => {
  const leaves = inFolders ? `^${folder}/([^/]+)/` : `^${folder}/([^/.]+)`;
  const own = ['contract', 'catalogue'].map((name) => `^${folder}/${name}\\.`);
  return [
    rule(
      `${leaf}-knows-no-sibling`,
      `A ${leaf} stands alone. Its own parts go into a folder of its name; what two of them share goes up, beside ${folder}.`,
      { path: leaves, pathNot: own },
      { path: leaves.replace('(', '(?:'), pathNot: [`^${folder}/$1[/.]`, ...own] },
    ),
    rule(
      `${leaf}-knows-no-catalogue`,
      `A ${leaf} is listed by its catalogue and never asks for it: take what you need as an argument.`,
      { path: leaves, pathNot: own[1] },
      { path: own[1] },
    ),
  ];
};

const ROOMS = [
  rule(
    'domain-is-pure',
    'Domain imports itself and its pure packages. Time, ids and facts come in as arguments (Circumstance, Reads); I/O lives in the gateway. A new pure package: add it to PURE in scripts/dependency-cruiser.mjs.',
    { path: '^src/domain/' },
    { path: '.', pathNot: ['^src/domain/', packages(PURE), '^geojson$'] },
  ),
  rule(
    'wire-is-words',
    'Wire imports domain and zod: it says what is said, not how it travels. Sockets belong to gateway/live and app/live.',
    { path: '^src/wire/' },
    { path: '.', pathNot: ['^src/(domain|wire)/', packages(['zod'])] },
  ),
  rule(
    'gateway-knows-no-app',
    'The gateway and the app meet in wire only: move what both need to src/wire or src/domain.',
    { path: '^src/gateway/' },
    { path: ['^src/app/', packages(BROWSER)] },
  ),
  rule(
    'app-knows-no-gateway',
    'The app and the gateway meet in wire only: move what both need to src/wire or src/domain.',
    { path: '^src/app/' },
    { path: '^src/gateway/' },
  ),
  rule(
    'app-runs-in-a-browser',
    'There is no Node in a browser: ask the gateway through app/live, or use what the web platform has.',
    { path: '^src/app/' },
    { dependencyTypes: ['core'] },
  ),
];

const WINGS = [
  ...wing('src/app/panels', 'panel', true),
  ...wing('src/app/map/layers', 'layer'),
  ...wing('src/app/screens', 'screen', true),
  ...wing('src/gateway/http/routes', 'route'),
  ...wing('src/gateway/feeds', 'feed'),
  ...wing('src/gateway/imports', 'import', true),
  rule(
    'subject-knows-no-catalogue',
    'A subject is listed by domain/catalogue.ts and never asks for it: take what you need as an argument.',
    { path: '^src/domain/[^/]+/' },
    { path: '^src/domain/catalogue\\.ts$' },
  ),
  rule(
    'layer-knows-no-stage',
    'A layer says what to draw; the stage decides when and where. Put what both need beside them in app/map.',
    { path: '^src/app/map/layers/' },
    { path: '^src/app/map/(MapStage|map-stage|stage)\\.' },
  ),
];

const KEEPERS = [
  rule(
    'leaf-reads-through-hooks',
    'Panels and screens read through the hooks of app/state, layers through their pick: use or add one. Only app/live writes.',
    { path: '^src/app/(panels|screens|map/layers)/' },
    { path: '^src/app/state/(world|fix)-store\\.' },
  ),
  rule(
    'widget-knows-no-state',
    'A widget shows what it is handed: take it as a prop and let the panel read the state.',
    { path: '^src/app/widgets/' },
    { path: '^src/app/(state|live|map|panels|screens)/' },
  ),
  rule(
    'state-knows-no-screen',
    'State is below what shows it: hand the value in, or move the reading beside the store.',
    { path: '^src/app/(state|live)/' },
    { path: '^src/app/(map|panels|screens|widgets)/' },
  ),
  rule(
    'sql-only-in-database',
    'SQL lives in gateway/database: add a function there that answers the question, and import that.',
    { path: '^src/', pathNot: '^src/gateway/database/' },
    { path: packages(['better-sqlite3', 'kysely']) },
  ),
  rule(
    'map-packages-only-in-map',
    'Maps are drawn in app/map: add a layer, or a function there, and import that. It keeps the map a chunk of its own.',
    { path: '^src/', pathNot: '^src/app/map/' },
    { path: packages(['maplibre-gl', '@deck\\.gl', '@luma\\.gl']) },
  ),
  rule(
    'charts-only-in-chart',
    'Use app/widgets/Chart: it holds the only echarts, modular and lazily loaded.',
    { path: '^src/', pathNot: '^src/app/widgets/(Chart|chart)' },
    { path: packages(['echarts']) },
  ),
  rule(
    'video-only-in-video',
    'Use app/video/CameraTile: its player holds the only hls.js, lazily loaded.',
    { path: '^src/', pathNot: '^src/app/video/' },
    { path: packages(['hls\\.js']) },
  ),
];

const SHAPE = [
  rule(
    'no-circles',
    'Two files that need each other are one, or lack a third that both may know: move the shared part (a type counts) down.',
    { path: '^src/' },
    { circular: true },
  ),
  rule(
    'no-lost-file',
    'No entry reaches this file: list it in its catalogue, import it, or delete it.',
    { path: ENTRIES },
    { path: '^src/', pathNot: [ENTRIES, '\\.d\\.ts$', '[.-]worker\\.ts$'], reachable: false },
  ),
  rule(
    'no-barrel',
    'An index file hides who knows whom: name the file after what it promises and import it by that name.',
    {},
    { path: '/index\\.[jt]sx?$', pathNot: 'node_modules' },
  ),
  rule(
    'no-unknown-import',
    'There is no such file or package: mind the extension (.ts, .tsx), the room (#domain/…) and the package list.',
    {},
    { couldNotResolve: true, pathNot: ['\\?', '^geojson$', '^virtual:'] },
  ),
  rule(
    'no-unlisted-package',
    'The package comes by way of another one: list it in package.json with its exact version, or do without.',
    { path: '^src/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  rule(
    'gateway-packages-are-dependencies',
    'The gateway runs with this package: list it under dependencies, not devDependencies.',
    { path: '^src/(gateway|wire|domain)/' },
    { dependencyTypes: ['npm-dev'] },
  ),
];

export default {
  forbidden: [...ROOMS, ...WINGS, ...KEEPERS, ...SHAPE],
  options: {
    // The other parsers need an older TypeScript, or guess.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default', 'types'],
    },
  },
};
