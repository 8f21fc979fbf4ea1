/** Names of what stands in a drawn town, put together in three languages. */
import { LANGUAGES, type Label, type Language } from '#domain/town/town.ts';

export const inEach = (make: (language: Language) => string): Label => {
  const [cn, en, hant] = LANGUAGES.map(make);
  return { 'zh-CN': cn ?? '', en: en ?? '', 'zh-Hant': hant ?? '' };
};

type Words = Readonly<Record<Language, string>>;
const words = (cn: string, en: string, hant: string): Words => ({
  'zh-CN': cn,
  en,
  'zh-Hant': hant,
});

/** From north, clockwise. */
const DIRECTIONS: readonly Words[] = [
  words('朝北', 'facing north', '朝北'),
  words('朝东北', 'facing northeast', '朝東北'),
  words('朝东', 'facing east', '朝東'),
  words('朝东南', 'facing southeast', '朝東南'),
  words('朝南', 'facing south', '朝南'),
  words('朝西南', 'facing southwest', '朝西南'),
  words('朝西', 'facing west', '朝西'),
  words('朝西北', 'facing northwest', '朝西北'),
];

export const directionOf = (azimuth: number): Words =>
  DIRECTIONS[Math.round(azimuth / 45) % 8] ?? words('', '', '');

export const JUNCTION = words('路口', 'junction', '路口');
export const BRIDGE = words('桥头', 'bridge', '橋頭');
export const GATE = words('门前', 'gate', '門前');
export const AND = words('与', ' & ', '與');
export const BRANCH = words('党支部', 'Party Branch', '黨支部');
export const CORE = words('党群服务中心', 'Party Service Centre', '黨群服務中心');
export const STATION = words('党群服务站', 'Party Service Station', '黨群服務站');
export const TALK_POINT = words('说事点', 'Talk Point', '說事點');

/** A house nobody named, by what it is used for. */
export const USE_WORDS = {
  HOME: words('民房', 'house', '民房'),
  SHOP: words('店铺', 'shop', '店鋪'),
  FACTORY: words('厂房', 'works', '廠房'),
  OFFICE: words('办公楼', 'office', '辦公樓'),
  SCHOOL: words('校舍', 'school', '校舍'),
  CLINIC: words('诊所', 'clinic', '診所'),
  TEMPLE: words('寺院', 'temple', '寺院'),
  FARM: words('农房', 'farm', '農房'),
} as const;

/** What a sensor is called after the place it is at. */
export const SENSOR_WORDS = {
  WATER_LEVEL: words('水位站', 'water gauge', '水位站'),
  RAIN: words('雨量站', 'rain gauge', '雨量站'),
  AIR: words('空气站', 'air station', '空氣站'),
  SMOKE: words('烟感', 'smoke detector', '煙感'),
  GAS: words('燃气报警器', 'gas alarm', '燃氣警報器'),
  ELEC: words('用电监测', 'power monitor', '用電監測'),
  TILT: words('倾斜监测', 'tilt monitor', '傾斜監測'),
  MANHOLE: words('井盖', 'manhole', '井蓋'),
  NOISE: words('噪声站', 'noise station', '噪音站'),
  FLOW: words('流量站', 'flow gauge', '流量站'),
} as const;

/** `迂里03 井盖 2`; Chinese names follow one another without a space. */
export const joined = (language: Language, parts: readonly (string | undefined)[]): string =>
  parts.filter(Boolean).join(language === 'en' ? ' ' : '');
