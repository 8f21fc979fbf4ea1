/** Names that follow a rule: a grid's, after its community and number. */
import type { Label } from '#domain/town/town.ts';

const DIGITS = '零一二三四五六七八九';

/** 1 … 99 as Chinese counts: 十二, 二十. */
export function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return ten + (ones === 0 && tens > 0 ? '' : DIGITS[ones]);
}

/** `迂里村第三网格`, `Yuli Grid 3`. */
export const gridName = (community: Label, short: Label, number: number): Label => ({
  'zh-CN': `${community['zh-CN']}第${chineseNumber(number)}网格`,
  en: `${short.en} Grid ${number}`,
  'zh-Hant': `${community['zh-Hant']}第${chineseNumber(number)}網格`,
});

/** `迂里03`, `Yuli 03`. */
export function gridShort(short: Label, number: number): Label {
  const digits = String(number).padStart(2, '0');
  return {
    'zh-CN': `${short['zh-CN']}${digits}`,
    en: `${short.en} ${digits}`,
    'zh-Hant': `${short['zh-Hant']}${digits}`,
  };
}
