/** The coordinate systems one usually meets, by their own names; those in metres go by their code. */
export const SYSTEMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
type System = (typeof SYSTEMS)[number];

export const SYSTEM_NAMES: Readonly<Record<System, string>> = {
  wgs84: 'WGS-84',
  cgcs2000: 'CGCS2000',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
};

export const isUsual = (word: string): word is System =>
  (SYSTEMS as readonly string[]).includes(word);

export const systemName = (word: string): string => (isUsual(word) ? SYSTEM_NAMES[word] : word);
