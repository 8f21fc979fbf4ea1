/** Words for the codes of an order, the same on a screen and in a list that leaves the house. */
import type { Level, RESULTS, Source } from '#domain/order/codes.ts';
import type { Urgency } from '#domain/order/order.ts';
import type { Lamp } from '#domain/time/lamp.ts';
import type { Language } from '#domain/town/town.ts';

export interface CodeWords {
  readonly source: Readonly<Record<Source, string>>;
  readonly urgency: Readonly<Record<`${Urgency}`, string>>;
  readonly level: Readonly<Record<Level, string>>;
  readonly result: Readonly<Record<(typeof RESULTS)[number], string>>;
  /** How content somebody was, from 5 down to 1. */
  readonly score: Readonly<Record<'5' | '4' | '3' | '2' | '1', string>>;
  readonly lamp: Readonly<Record<Lamp, string>>;
}

export const CODE_WORDS: Readonly<Record<Language, CodeWords>> = {
  'zh-CN': {
    source: {
      GRID: '网格员上报',
      SELF: '网格员自办',
      SNAP: '随手拍',
      HOT: '12345',
      POINT: '百姓说事点',
      VISIT: '走访',
      VIDEO: '视频巡查',
      IOT: '传感告警',
      AI: '算法告警',
      DEPT: '部门',
      UP: '上级交办',
      PETI: '信访转办',
      LEAD: '领导交办',
      MEDIA: '网络舆情',
    },
    urgency: { '1': '一般', '2': '较急', '3': '紧急', '4': '特急' },
    level: { GRID: '网格', COMMUNITY: '村社区', TOWN: '镇', DISTRICT: '区' },
    result: { SOLVED: '已解决', PARTLY: '部分解决', EXPLAINED: '解释说明', UNSOLVABLE: '无法解决' },
    score: { '5': '非常满意', '4': '满意', '3': '基本满意', '2': '不满意', '1': '非常不满意' },
    lamp: {
      ok: '正常',
      warn: '临期',
      late: '超期',
      paused: '挂账',
      done: '按期结案',
      donelate: '超期结案',
    },
  },
  en: {
    source: {
      GRID: 'Grid worker',
      SELF: 'Self-handled',
      SNAP: 'Snapshot',
      HOT: 'Hotline 12345',
      POINT: 'Talk point',
      VISIT: 'Visit',
      VIDEO: 'Video patrol',
      IOT: 'Sensor',
      AI: 'Algorithm',
      DEPT: 'Department',
      UP: 'Superior',
      PETI: 'Petition',
      LEAD: 'Leadership',
      MEDIA: 'Media',
    },
    urgency: { '1': 'Normal', '2': 'Elevated', '3': 'Urgent', '4': 'Critical' },
    level: { GRID: 'Grid', COMMUNITY: 'Community', TOWN: 'Town', DISTRICT: 'District' },
    result: {
      SOLVED: 'Solved',
      PARTLY: 'Partly solved',
      EXPLAINED: 'Explained',
      UNSOLVABLE: 'Can’t be solved',
    },
    score: {
      '5': 'Very satisfied',
      '4': 'Satisfied',
      '3': 'Mostly satisfied',
      '2': 'Dissatisfied',
      '1': 'Very dissatisfied',
    },
    lamp: {
      ok: 'In time',
      warn: 'Near due',
      late: 'Overdue',
      paused: 'Suspended',
      done: 'Closed in time',
      donelate: 'Closed late',
    },
  },
  'zh-Hant': {
    source: {
      GRID: '網格員上報',
      SELF: '網格員自辦',
      SNAP: '隨手拍',
      HOT: '12345',
      POINT: '百姓說事點',
      VISIT: '走訪',
      VIDEO: '視訊巡查',
      IOT: '感測告警',
      AI: '演算法告警',
      DEPT: '部門',
      UP: '上級交辦',
      PETI: '信訪轉辦',
      LEAD: '領導交辦',
      MEDIA: '網路輿情',
    },
    urgency: { '1': '一般', '2': '較急', '3': '緊急', '4': '特急' },
    level: { GRID: '網格', COMMUNITY: '村社區', TOWN: '鎮', DISTRICT: '區' },
    result: { SOLVED: '已解決', PARTLY: '部分解決', EXPLAINED: '解釋說明', UNSOLVABLE: '無法解決' },
    score: { '1': '非常不滿意', '2': '不滿意', '3': '基本滿意', '4': '滿意', '5': '非常滿意' },
    lamp: {
      ok: '正常',
      warn: '臨期',
      late: '超期',
      paused: '掛帳',
      done: '按期結案',
      donelate: '超期結案',
    },
  },
};
