/** A file's features as areas of this town: all of them or none, for a town of whose grids one is missing is half a town. */
import type { MultiPolygon } from '#domain/geo/shape.ts';
import { type Remark, remarkOf } from '#domain/imports/remark.ts';
import { ImportFault } from '../import-fault.ts';
import type { AreaMap } from './area-map.ts';
import type { Feature } from './read-features.ts';
import { soundShape } from './sound-shape.ts';

const CODE = /^[\p{L}\p{N}._-]{1,32}$/u;

export interface Brought {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  /** How the parent is called, where it gets its name from here. */
  readonly parentName: string;
  readonly type: string;
  readonly shape: MultiPolygon;
  readonly mended: boolean;
}

/** As Names are written; short words without a vowel are letters that stand for something and stay (NC, NDC). */
const titled = (name: string): string =>
  name.replaceAll(/\p{L}+/gu, (word) =>
    word.length <= 3 && !/[aeiouy]/i.test(word)
      ? word
      : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  );

const textIn = ({ properties }: Feature, name: string | undefined): string => {
  const value = name === undefined ? undefined : properties[name];
  return value === null || value === undefined ? '' : String(value).trim();
};

/** What is wrong with a feature, for the person who drew it. */
class Unfit extends Error {
  readonly remark: Remark;

  constructor(remark: Remark) {
    super(remark.code);
    this.remark = remark;
  }
}

function bring(feature: Feature, row: number, map: AreaMap, codes: Map<string, number>): Brought {
  const refuse = (field: string, value: string, { code, params }: Remark): never => {
    throw new Unfit(remarkOf(code, { ...params, feature: row, field, value }));
  };
  const code = textIn(feature, map.properties.code);
  const name = textIn(feature, map.properties.name);
  if (!CODE.test(code)) refuse(map.properties.code, code, remarkOf('feature.no-code'));
  const first = codes.get(code);
  if (first !== undefined)
    refuse(map.properties.code, code, remarkOf('feature.same-code', { first }));
  codes.set(code, row);
  if (name === '') refuse(map.properties.name, '', remarkOf('feature.no-name'));
  const sound = soundShape(feature.geometry, map.crs);
  if ('fault' in sound) return refuse(map.properties.code, `${code} ${name}`, sound.fault);
  const parent = textIn(feature, map.properties.parent);
  return {
    row,
    code,
    name: map.titleCase ? titled(name) : name,
    parent,
    parentName: map.titleCase ? titled(parent) : parent,
    type: textIn(feature, map.properties.type),
    shape: sound.shape,
    mended: sound.mended,
  };
}

const FAULTS_TOLD = 5;

/** Throws an ImportFault that names the first that can't be taken. */
export function bringAll(features: readonly Feature[], map: AreaMap): Brought[] {
  const codes = new Map<string, number>();
  const faults: Remark[] = [];
  const brought = features.flatMap((feature, i) => {
    try {
      return [bring(feature, i + 1, map, codes)];
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      faults.push(error.remark);
      return [];
    }
  });
  if (faults.length === 0) return brought;
  const more = faults.length - FAULTS_TOLD;
  throw new ImportFault([
    ...faults.slice(0, FAULTS_TOLD),
    ...(more > 0 ? [remarkOf('feature.more', { count: more })] : []),
  ]);
}
