/** How a table of cameras is to be read: which column is what, what its words mean here, and what holds where a row is silent. */
import { z } from 'zod';
import { CAMERA_KINDS, camera } from '#domain/camera/camera.ts';
import { CAMERA_STATUSES, type CameraField, ENCODINGS } from '#domain/imports/fields.ts';
import { crs } from '../crs.ts';

const column = z.string().min(1);

/** What a camera sees of which nobody says more. */
export const USUAL_SIGHT = { fov: 90, range: 60 } as const;

export const cameraMap = z.strictObject({
  columns: z.strictObject({
    code: column,
    name: column,
    longitude: column,
    latitude: column,
    kind: column.optional(),
    azimuth: column.optional(),
    fov: column.optional(),
    range: column.optional(),
    status: column.optional(),
    picture: column.optional(),
    user: column.optional(),
    password: column.optional(),
  } satisfies Record<CameraField, z.ZodType>),
  kinds: z.record(z.string(), z.enum(CAMERA_KINDS)).default({ '*': 'FIXED' }),
  /** An empty cell says nothing: the camera answers or not as before, and one that is new does. */
  statuses: z.record(z.string(), z.enum(CAMERA_STATUSES)).default({}),
  /** Degrees, of a camera that looks one way and whose angle the table does not say. */
  fov: camera.shape.fov.default(USUAL_SIGHT.fov),
  /** Metres, of a camera whose range the table does not say. */
  range: camera.shape.range.default(USUAL_SIGHT.range),
  crs: crs.default('wgs84'),
  encoding: z.enum(ENCODINGS).optional(),
});
export type CameraMap = z.infer<typeof cameraMap>;

/** Names under which the columns are usually found, without case and signs. */
export const USUAL_COLUMNS: Readonly<Record<CameraField, readonly string[]>> = {
  code: [
    '国标编码',
    '国标id',
    '设备编码',
    '设备国标编码',
    '通道编码',
    '通道国标编码',
    '摄像机编码',
    '编码',
    'gbid',
    'deviceid',
    'channelid',
    'code',
    'id',
  ],
  name: ['摄像机名称', '设备名称', '通道名称', '点位名称', '监控点名称', '名称', 'name', 'title'],
  longitude: ['经度', 'longitude', 'lon', 'lng', 'x'],
  latitude: ['纬度', 'latitude', 'lat', 'y'],
  kind: ['摄像机类型', '设备类型', '云台类型', '类型', 'ptztype', 'cameratype', 'kind', 'type'],
  azimuth: ['方位角', '朝向', '方向', '安装方位', '监视方位', 'azimuth', 'direction', 'heading'],
  fov: ['视场角', '视角', '水平视场角', 'fov'],
  range: ['可视距离', '监控距离', '可视范围', '监控范围', 'range', 'distance'],
  status: [
    '在线状态',
    '设备状态',
    '通道状态',
    '是否在线',
    '状态',
    '狀態',
    '在線狀態',
    'status',
    'online',
    'state',
  ],
  picture: [
    '播放地址',
    '流地址',
    '视频地址',
    '取流地址',
    'hls地址',
    'hls',
    'm3u8',
    'stream',
    'url',
  ],
  user: ['用户名', '帐号', '账号', '登录名', 'user', 'username', 'login'],
  password: ['密码', '口令', 'password', 'passwd', 'pwd'],
};

/** What of it opens a picture: of these columns nothing is shown, and nothing is told in a list. */
export const SECRET_FIELDS = ['picture', 'user', 'password'] as const satisfies CameraField[];
