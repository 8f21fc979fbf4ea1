import type { Whistle } from '#domain/whistle/whistle.ts';

/** A whistle that still wants something of somebody, scores aside. */
export const isActive = ({ closedAt }: Whistle): boolean => closedAt === null;
