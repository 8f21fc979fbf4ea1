/** Turns what an import has to say into a sentence. The same on the page, at the terminal and in rejects.csv. */
import type { Remark } from '#domain/imports/remark.ts';
import type { Language } from '#domain/town/town.ts';
import { en } from './language/imports/en.ts';
import { PLACES, type RemarkWords } from './language/imports/words.ts';
import { zhCN } from './language/imports/zh-CN.ts';
import { zhHant } from './language/imports/zh-Hant.ts';

export const REMARK_WORDS: Readonly<Record<Language, RemarkWords>> = {
  'zh-CN': zhCN,
  en,
  'zh-Hant': zhHant,
};

const fill = (text: string, params: Remark['params'], language: Language): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'number' ? value.toLocaleString(language) : value;
  });

export function tellRemark({ code, params }: Remark, language: Language): string {
  const { places, remarks } = REMARK_WORDS[language];
  const place = PLACES.find((one) => one in params);
  const told = fill(remarks[code], params, language);
  // Where a thing stands is counted, not measured: without signs between the thousands.
  return place
    ? places[place].replace(/\{(\w+)\}/g, (_, of: string) => `${params[of] ?? ''}`) + told
    : told;
}

export const tellRemarks = (remarks: readonly Remark[], language: Language): string =>
  remarks.map((one) => tellRemark(one, language)).join(REMARK_WORDS[language].between);
