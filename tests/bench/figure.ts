/** A figure of a bench, and how it is printed. */
import type { Spread } from './rounds.ts';

export interface Figure {
  readonly row: string;
  readonly what: string;
  readonly unit: string;
  readonly ours: Spread;
  /** What it is compared with, by name; absent where the goal is a plain number. */
  readonly against?: { readonly name: string; readonly value: Spread; readonly ratio: Spread };
  readonly goal: string;
  readonly met: boolean | null;
  readonly note?: string;
}

const short = (value: number): string =>
  Number.isNaN(value)
    ? '–'
    : Math.abs(value) >= 1000
      ? Math.round(value).toLocaleString('en')
      : value.toPrecision(3);

const spread = ({ median, low, high }: Spread): string =>
  low === high ? short(median) : `${short(median)} (${short(low)}–${short(high)})`;

const MET = { true: '✓', false: '✗', null: '–' } as const;

export function toMarkdown(figures: readonly Figure[]): string {
  const rows = figures.map(({ row, what, unit, ours, against, goal, met, note }) => [
    row,
    `${what}, ${unit}`,
    spread(ours),
    against ? `${against.name}: ${spread(against.value)}` : '',
    against ? spread(against.ratio) : '',
    goal,
    MET[`${met}`],
    `${against?.ratio.rounds ?? ours.rounds} rounds${note ? `; ${note}` : ''}`,
  ]);
  const heads = ['row', 'what', 'ours', 'beside it', 'ratio', 'goal', 'met', 'note'];
  return [heads, heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
