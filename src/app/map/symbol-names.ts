/** The symbols of the map by name; a symbol's code is its place among them. */

/** Bottom to top where they meet: the most urgent is on top. */
export const SYMBOLS = [
  'paused',
  'ok',
  'branch',
  'talk',
  'station',
  'base-to-sign',
  'base-signed',
  'base-present',
  'base-late',
  'sensor-lost',
  'sensor-normal',
  'camera-lost',
  'camera',
  'worker',
  'worker-stale',
  'sensor-blue',
  'sensor-yellow',
  'sensor-orange',
  'sensor-red',
  'warn',
  'late',
] as const;
export type SymbolName = (typeof SYMBOLS)[number];
export const codeOf = (symbol: SymbolName): number => SYMBOLS.indexOf(symbol);
