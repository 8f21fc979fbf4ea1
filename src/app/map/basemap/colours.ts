/** The colours of a basemap. A style is the same in the dark room and in the sun; only these differ. */
import { PALETTE } from '#app/theme/palette.ts';

export interface MapColours {
  readonly water: string;
  readonly shore: string;
  readonly waterName: string;
  readonly land: string;
  readonly outside: string;
  /** From the foot to the top. */
  readonly hills: readonly [string, string, string, string];
  readonly hillName: string;
  readonly green: string;
  readonly pond: string;
  readonly built: string;
  readonly yard: string;
  readonly motorway: string;
  readonly primary: string;
  readonly secondary: string;
  readonly local: string;
  /** Around a road on land, and the rails of a bridge. */
  readonly casing: string;
  readonly rail: string;
  readonly building: string;
  readonly buildingLine: string;
  readonly name: string;
  readonly quietName: string;
  readonly halo: string;
}

/** VISUAL §7; uses of the ground lie between land and hill, so that they never compete with a border or a symbol. */
export const DARK: MapColours = {
  water: PALETTE['m-water'],
  shore: PALETTE['m-waterline'],
  waterName: PALETTE['m-water-label'],
  land: PALETTE['m-land'],
  outside: PALETTE['m-land-out'],
  hills: [PALETTE['m-hill-1'], PALETTE['m-hill-2'], PALETTE['m-hill-3'], PALETTE['m-hill-4']],
  hillName: '#8FA69D',
  green: '#161E21',
  pond: '#101F2B',
  built: '#171D25',
  yard: '#191F26',
  motorway: PALETTE['m-motor'],
  primary: PALETTE['m-primary'],
  secondary: PALETTE['m-secondary'],
  local: PALETTE['m-local'],
  casing: PALETTE['m-halo'],
  rail: PALETTE['m-motor'],
  building: PALETTE['m-bld'],
  buildingLine: PALETTE['m-bld-line'],
  name: PALETTE['m-label'],
  quietName: PALETTE['t-4'],
  halo: PALETTE['m-halo'],
};

/** Paper land and white roads, for a phone in the sun and for print. */
export const LIGHT: MapColours = {
  water: '#CFE0EA',
  shore: '#B4CDDB',
  waterName: '#3D6C87',
  land: '#F6F5F1',
  outside: '#ECEBE7',
  hills: ['#EDF0E6', '#E4EADB', '#DAE3D0', '#D0DCC6'],
  hillName: '#4C6650',
  green: '#EAF0E0',
  pond: '#DDE9EF',
  built: '#F0EEE8',
  yard: '#ECEAE6',
  motorway: '#F3D9A4',
  primary: '#FFFFFF',
  secondary: '#FFFFFF',
  local: '#FFFFFF',
  casing: '#D5D2CA',
  rail: '#A9A69E',
  building: '#E3E0D8',
  buildingLine: '#D2CEC4',
  name: '#2C3947',
  quietName: '#5C6B7A',
  halo: '#FFFFFF',
};

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** So much of the second colour in the first: what lies over something else must not let it shine through. */
export function mixed(ground: string, colour: string, share: number): string {
  const over = channels(colour);
  const mixing = channels(ground).map((under, i) => under + ((over[i] ?? under) - under) * share);
  return `#${mixing.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
