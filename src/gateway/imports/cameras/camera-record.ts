/** One row of a table of cameras as one camera of ours, or the reasons why it cannot be one. */
import { cameraCode, SIGHT_MOST } from '#domain/camera/camera.ts';
import { cameraInstalled } from '#domain/camera/events.ts';
import type { AreaFinder } from '#domain/geo/area-finder.ts';
import { rounded } from '#domain/geo/shape.ts';
import type { Grid } from '#domain/grid/grid.ts';
import type { CameraField, CameraStatus } from '#domain/imports/fields.ts';
import { sameInAll } from '#domain/town/town.ts';
import type { TableRow } from '../../tables/table.ts';
import { type PictureSource, pictureSource } from '../../town/video-sources.ts';
import type { Flag, Item } from '../contract.ts';
import { positionIn, RowReader } from '../row-reader.ts';
import type { CameraMap } from './camera-map.ts';

export interface CameraReading {
  readonly map: CameraMap;
  readonly head: readonly string[];
  readonly townPath: string;
  readonly grids: readonly Grid[];
  readonly finder: AreaFinder | undefined;
}

type Reader = RowReader<CameraField>;

const NAME_MOST = 80;

/** GB/T 28181: recorders, inputs and outputs, platforms, groups and people have codes of the same length (DOMAIN §2.5). */
const NO_CAMERA = /^(11[1-8]|13[3-7]|[2-4]\d\d)$/;

const BEARINGS = ['北', '东北', '东', '东南', '南', '西南', '西', '西北'];

function codeIn(reader: Reader): string | undefined {
  // A sign in front keeps Excel from taking it for a number.
  const code = reader.needed('code')?.replace(/^['’`]/, '');
  if (code === undefined) return undefined;
  if (!cameraCode.safeParse(code).success)
    return reader.refuse('code', code, 'cell.no-camera-code');
  const device = code.slice(10, 13);
  return NO_CAMERA.test(device) ? reader.refuse('code', code, 'cell.no-camera', { device }) : code;
}

/** Degrees clockwise from north, or one of the eight winds as they are called; null where the row is silent. */
function azimuthIn(reader: Reader): number | null | undefined {
  const wind = BEARINGS.indexOf(reader.text('azimuth').replaceAll(/[正朝向偏面方]/g, ''));
  if (wind >= 0) return wind * 45;
  const degrees = reader.number('azimuth', 0, 360);
  return typeof degrees === 'number' ? degrees % 360 : degrees;
}

/** What it overlooks, and whether a part of that was assumed. */
function sightIn(reader: Reader, map: CameraMap, turns: boolean) {
  const azimuth = azimuthIn(reader);
  const fov = reader.number('fov', 1, SIGHT_MOST.fov);
  const range = reader.number('range', 1, SIGHT_MOST.range);
  if (azimuth === undefined || fov === undefined || range === undefined) return undefined;
  // Nobody knows which way it looks: then it may be any.
  const usual = azimuth === null ? SIGHT_MOST.fov : map.fov;
  return {
    sight: { azimuth: azimuth ?? 0, fov: fov ?? usual, range: range ?? map.range },
    assumed: range === null || (azimuth === null && !turns) || (azimuth !== null && fov === null),
  };
}

/** Null where the row does not say whether it answers. */
function statusIn(reader: Reader, { statuses }: CameraMap): CameraStatus | null | undefined {
  return reader.text('status') === '' && !Object.hasOwn(statuses, '')
    ? null
    : reader.word('status', statuses, 'cell.no-status-word');
}

/** Nothing of an address is told but how it begins. */
const veiled = (address: string): string => `${/^[a-z]+:\/\//i.exec(address)?.[0] ?? ''}…`;

/** Null where the row names none. */
function pictureIn(reader: Reader): PictureSource | null | undefined {
  const list = reader.text('picture');
  if (list === '') return null;
  const [user, password] = [reader.text('user'), reader.text('password')];
  const source = pictureSource.safeParse({
    list,
    ...(user ? { user, ...(password ? { password } : {}) } : {}),
  });
  if (source.success) return source.data;
  const secret = source.error.issues.every(({ code }) => code === 'custom');
  return reader.refuse(
    'picture',
    veiled(list),
    secret ? 'cell.secret-in-address' : 'cell.no-playlist',
  );
}

export function cameraItem(row: TableRow, reading: CameraReading): Item {
  const { map, head, townPath, grids, finder } = reading;
  const reader = new RowReader<CameraField>({ columns: map.columns, head }, row);
  const code = codeIn(reader);
  const name = reader.needed('name', NAME_MOST);
  const kind = reader.word('kind', map.kinds, 'cell.no-kind-word');
  const seen = sightIn(reader, map, kind === 'DOME' || kind === 'REMOTE');
  const status = statusIn(reader, map);
  const picture = pictureIn(reader);
  const place = positionIn(reader, map.crs);
  if (
    reader.rejects.length > 0 ||
    code === undefined ||
    name === undefined ||
    kind === undefined ||
    seen === undefined ||
    status === undefined ||
    place === undefined
  )
    return { row: row.row, rejects: reader.rejects };
  const point = rounded(place);
  const grid = finder ? grids[finder.find(point[0], point[1])] : undefined;
  const flags: Flag[] = grid ? [] : ['outside'];
  if (seen.assumed) flags.push('flagged');
  return {
    row: row.row,
    flags,
    event: cameraInstalled.of({
      id: code,
      path: grid?.path ?? townPath,
      grid: grid?.id ?? '',
      name: sameInAll(name),
      point,
      ...seen.sight,
      kind,
      network: Number(code[13]),
      ...(status ? { online: status === 'ONLINE' } : {}),
    }),
    ...(picture ? { picture } : {}),
  };
}
