/** How a table of figures seems to be meant. */
import type { IndicatorCode } from '#domain/indicator/indicator.ts';
import type { ImportMap } from '#wire/imports.ts';
import type { ImportSurroundings } from '../contract.ts';
import { guessColumns } from '../guess-columns.ts';
import { guessWords, orgNames, usualNames } from '../guess-words.ts';
import type { TableKind } from '../look-at-table.ts';
import { textsOf, type WordCounts } from '../word-counts.ts';
import { USUAL_COLUMNS } from './indicator-map.ts';

const USUAL_INDICATORS = usualNames<IndicatorCode>({
  DISPUTES: 'disputes 矛盾纠纷 矛盾纠纷数 矛盾纠纷受理 矛盾纠纷受理数 纠纷受理 纠纷受理数',
  DISPUTES_SETTLED:
    'disputessettled 矛盾纠纷化解 矛盾纠纷化解数 矛盾纠纷调解成功 纠纷化解 纠纷化解数 调解成功 调解成功数',
  PETITION_BATCHES: 'petitionbatches 信访批次 信访批数 来访批次',
  PETITION_PERSONS: 'petitionpersons 信访人次 信访人数 来访人次',
  OPINIONS: 'opinions 意见建议 意见建议数 意见建议收集 意见建议收集数',
  OPINIONS_CLOSED: 'opinionsclosed 意见建议办结 意见建议办结数 意见办结',
});

function guess(
  head: readonly string[],
  words: WordCounts,
  { departments }: ImportSurroundings,
): ImportMap {
  const columns = guessColumns(head, USUAL_COLUMNS);
  return {
    columns,
    indicators: guessWords(textsOf(words, columns.indicator), USUAL_INDICATORS),
    orgs: guessWords(textsOf(words, columns.owner), orgNames(departments)),
  };
}

export const indicatorTable: TableKind = { guess };
