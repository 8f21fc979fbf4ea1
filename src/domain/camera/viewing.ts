/** Why somebody looks at a camera's picture: said before the first picture, and kept with who looked, from when, until when. */
export const VIEWING_PURPOSES = ['LOOK', 'GRID', 'ORDER', 'PATROL', 'WALL'] as const;
export type ViewingPurpose = (typeof VIEWING_PURPOSES)[number];
