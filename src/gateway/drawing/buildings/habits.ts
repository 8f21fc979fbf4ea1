/** How each kind of settlement is built: what stands along its streets, and what fills the ground behind. */
import type { Settlement } from '../plan.ts';
import type { BuildingUse } from './building.ts';

type Range = readonly [low: number, high: number];

export interface Habit {
  readonly width: Range;
  readonly depth: Range;
  /** Metres between the kerb and the front, and between neighbours. */
  readonly setback: Range;
  readonly gap: Range;
  readonly floors: Range;
  readonly uses: Partial<Record<BuildingUse, number>>;
  /** How much of a street is built up. */
  readonly filled: number;
  /** How many have a wing, and so an L for a ground plan. */
  readonly winged: number;
}

export interface Habits {
  readonly street: Habit;
  /** Rows behind the streets, all facing south; metres from row to row. */
  readonly behind: (Habit & { readonly rows: number }) | undefined;
}

const HOUSE: Habit = {
  width: [9, 12.5],
  depth: [9, 12],
  setback: [2, 5],
  gap: [1.2, 4.5],
  floors: [2, 3],
  uses: { HOME: 1 },
  filled: 0.9,
  winged: 0.25,
};

/** Houses wall to wall, as a village builds them when it builds a row at a time. */
const ROW = {
  ...HOUSE,
  width: [28, 60],
  depth: [9, 11],
  gap: [2, 7],
  filled: 0.4,
  winged: 0.1,
  rows: 24,
} as const;

export const HABITS: Readonly<Record<Settlement['style'], Habits>> = {
  'old-town': {
    street: {
      width: [12, 34],
      depth: [9, 15],
      setback: [0.8, 1.8],
      gap: [0.5, 0.9],
      floors: [2, 4],
      uses: { SHOP: 5, HOME: 5, OFFICE: 0.6 },
      filled: 0.96,
      winged: 0.2,
    },
    behind: {
      ...HOUSE,
      gap: [1, 4],
      width: [18, 46],
      rows: 21,
      uses: { HOME: 9, SHOP: 1 },
      winged: 0.35,
    },
  },
  estate: {
    street: {
      width: [18, 40],
      depth: [11, 15],
      setback: [4, 8],
      gap: [6, 16],
      floors: [2, 4],
      uses: { SHOP: 5, OFFICE: 2, HOME: 2 },
      filled: 0.62,
      winged: 0.12,
    },
    behind: {
      width: [34, 62],
      depth: [11.5, 13.5],
      setback: [0, 0],
      gap: [9, 14],
      floors: [5, 6],
      uses: { HOME: 1 },
      filled: 0.94,
      winged: 0,
      rows: 27,
    },
  },
  village: {
    street: { ...HOUSE, width: [13, 34], filled: 0.6, uses: { HOME: 12, SHOP: 2 } },
    behind: { ...ROW, uses: { HOME: 14, FARM: 1 } },
  },
  hamlet: {
    street: { ...HOUSE, gap: [2, 9], filled: 0.8, uses: { HOME: 9, FARM: 1.5 } },
    behind: {
      ...ROW,
      width: [12, 30],
      gap: [4, 16],
      rows: 27,
      filled: 0.4,
      uses: { HOME: 8, FARM: 2 },
    },
  },
  industry: {
    street: {
      width: [34, 78],
      depth: [26, 52],
      setback: [9, 15],
      gap: [10, 18],
      floors: [1, 3],
      uses: { FACTORY: 10, OFFICE: 1 },
      filled: 0.88,
      winged: 0.22,
    },
    behind: {
      width: [30, 70],
      depth: [24, 40],
      setback: [0, 0],
      gap: [10, 16],
      floors: [1, 2],
      uses: { FACTORY: 10, OFFICE: 0.7 },
      filled: 0.7,
      winged: 0.12,
      rows: 58,
    },
  },
};
