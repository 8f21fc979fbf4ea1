/** The code lists of an order's life. Labels are in the languages of the screens. */

/** Sources of DOMAIN §3.1. */
export const SOURCES = [
  'GRID',
  'SELF',
  'SNAP',
  'HOT',
  'POINT',
  'VISIT',
  'VIDEO',
  'IOT',
  'AI',
  'DEPT',
  'UP',
  'PETI',
  'LEAD',
  'MEDIA',
] as const;
export type Source = (typeof SOURCES)[number];

/** Sources whose reports are verified on the spot before they are filed (DOMAIN §3.1). */
export const VERIFIED_SOURCES: readonly Source[] = ['HOT', 'SNAP', 'MEDIA', 'AI', 'IOT'];
/** Hotline and superior orders are never void (T24). */
export const NEVER_VOID: readonly Source[] = ['HOT', 'UP'];
/** Sources whose every closed order is called back (T22). */
export const ALWAYS_VISITED: readonly Source[] = ['HOT', 'SNAP'];

/** The ladder of DOMAIN §3.5. */
export const LEVELS = ['GRID', 'COMMUNITY', 'TOWN', 'DISTRICT'] as const;
export type Level = (typeof LEVELS)[number];

/** T5. */
export const REJECT_REASONS = [
  'OUT_OF_SCOPE',
  'NOT_REAL',
  'IN_LITIGATION',
  'ALREADY_HANDLED',
  'UNCLEAR',
] as const;
/** T10. */
export const RETURN_REASONS = ['NOT_OURS', 'PLACE_UNCLEAR', 'DUPLICATE', 'OUT_OF_SCOPE'] as const;
/** T14. */
export const RESULTS = ['SOLVED', 'PARTLY', 'EXPLAINED', 'UNSOLVABLE'] as const;
/** T16: planning, money, litigation, season, ownership. */
export const SUSPEND_REASONS = ['PLANNING', 'FUNDS', 'LITIGATION', 'SEASON', 'OWNERSHIP'] as const;
/** T23. */
export const REOPEN_REASONS = ['UNSOLVED', 'SAME_PLACE', 'SAME_REPORTER', 'INSPECTION'] as const;
/** T24. */
export const VOID_REASONS = ['ERROR', 'TEST', 'WITHDRAWN'] as const;

/** T28, from a reminder to a public list. */
export const SUPERVISIONS = ['NONE', 'URGED', 'SUPERVISED', 'LISTED'] as const;
export type Supervision = (typeof SUPERVISIONS)[number];

/** A photo shows a place before it was put right, or after. */
export const PHASES = ['BEFORE', 'AFTER'] as const;
export type Phase = (typeof PHASES)[number];

/** Who says where it was taken: the camera, or the phone when it sent it. */
export const PLACED = ['CAMERA', 'PHONE'] as const;
