import type { Whistle } from '#domain/whistle/whistle.ts';

/** A whistle that still wants something of somebody, scores aside. */
export const isActive = ({ closedAt }: Whistle): boolean => closedAt === null;

/** The same within an area's path; without one, anywhere. */
export const isActiveIn =
  (area = '/') =>
  (whistle: Whistle): boolean =>
    isActive(whistle) && whistle.path.startsWith(area);
