/** How a table of cameras seems to be meant, and what of it nobody is shown. */
import type { CAMERA_KINDS } from '#domain/camera/camera.ts';
import type { CameraStatus } from '#domain/imports/fields.ts';
import type { ImportMap } from '#wire/imports.ts';
import { guessColumns } from '../guess-columns.ts';
import { bareWord, guessWords, usualNames } from '../guess-words.ts';
import { columnsIn, type TableKind } from '../look-at-table.ts';
import { textsOf, type WordCounts } from '../word-counts.ts';
import { SECRET_FIELDS, USUAL_COLUMNS, USUAL_SIGHT } from './camera-map.ts';

/** The figures are the kinds of pan and tilt of GB/T 28181. */
const USUAL_KINDS = usualNames<(typeof CAMERA_KINDS)[number]>({
  DOME: '1 球机 球形摄像机 云台球机 高速球机 快球 球機 dome ptz ptzdome',
  HALF_DOME: '2 半球 半球机 半球摄像机 halfdome turret',
  FIXED: '3 枪机 固定枪机 枪式摄像机 筒机 固定摄像机 槍機 fixed bullet box',
  REMOTE: '4 遥控枪机 云台枪机 遙控槍機 remote ptzbullet',
});

const USUAL_STATUSES = usualNames<CameraStatus>({
  ONLINE: '1 在线 在線 上线 正常 是 on online ok up true yes normal',
  OFFLINE: '0 离线 離線 不在线 掉线 断线 故障 异常 否 off offline down false no fault',
});

function guess(head: readonly string[], words: WordCounts): ImportMap {
  const columns = guessColumns(head, USUAL_COLUMNS);
  const { kind, status } = columns;
  return {
    columns,
    kinds: kind ? guessWords(textsOf(words, kind), USUAL_KINDS) : { '*': 'FIXED' },
    ...(status ? { statuses: guessWords(textsOf(words, status), USUAL_STATUSES) } : {}),
    ...USUAL_SIGHT,
    crs: 'wgs84',
  };
}

const SECRET_NAMES = new Set<string>(SECRET_FIELDS.flatMap((field) => USUAL_COLUMNS[field]));

/** Those the map takes for secret, and those that are called like one though nobody mapped them. */
function hidden(head: readonly string[], map: ImportMap): Set<string> {
  const columns = columnsIn(map);
  const mapped = new Set(SECRET_FIELDS.map((field) => columns[field]));
  return new Set(head.filter((name) => mapped.has(name) || SECRET_NAMES.has(bareWord(name))));
}

export const cameraTable: TableKind = { guess, hidden };
