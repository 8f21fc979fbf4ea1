/** How a table of figures seems to be meant. */
import type { FigureField } from '#domain/imports/fields.ts';
import type { IndicatorCode } from '#domain/indicator/indicator.ts';
import type { ImportMap } from '#wire/imports.ts';
import type { ImportSurroundings } from '../contract.ts';
import { guessColumns } from '../guess-columns.ts';
import { guessWords, orgNames } from '../guess-words.ts';
import type { TableKind } from '../look-at-table.ts';
import { textsOf, type WordCounts } from '../word-counts.ts';
import { INDICATOR_NAMES, USUAL_COLUMNS, wideIn } from './indicator-map.ts';

const USUAL_INDICATORS = Object.entries(INDICATOR_NAMES).flatMap(([code, names]) =>
  names.map((name) => [code as IndicatorCode, name] as const),
);

type Columns = Partial<Record<FigureField, string>>;

/** Two indicators at the head and no column of values: a column an indicator. One alone may be a word of something else. */
function columnsMeant(head: readonly string[]): Columns {
  const found: Columns = guessColumns(head, USUAL_COLUMNS);
  const codes = wideIn(found);
  if (found.value !== undefined || codes.length < 2)
    return Object.fromEntries(
      Object.entries(found).filter(([field]) => !codes.some((code) => code === field)),
    );
  const { grid, area = grid ?? found.indicator, period, asOf, owner } = found;
  const common = Object.entries({ area, period, asOf, owner }).filter(([, column]) => column);
  return Object.fromEntries([...common, ...codes.map((code) => [code, found[code]])]);
}

function guess(
  head: readonly string[],
  words: WordCounts,
  { departments }: ImportSurroundings,
): ImportMap {
  const columns = columnsMeant(head);
  return {
    columns,
    indicators: guessWords(textsOf(words, columns.indicator), USUAL_INDICATORS),
    orgs: guessWords(textsOf(words, columns.owner), orgNames(departments)),
  };
}

export const indicatorTable: TableKind = { guess };
