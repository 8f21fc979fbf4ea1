/** The only door to the dictionary of sounds; loaded as a chunk of its own. */
import { pinyin } from 'pinyin-pro';
import type { Reader } from './spelt.ts';

export const read: Reader = (text) => pinyin(text, { toneType: 'none', type: 'array', v: true });
