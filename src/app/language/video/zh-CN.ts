/** The words of the cameras' pictures. */
export const video = {
  simulated: '模拟画面',
  play: '播放 {{name}}',
  pause: '暂停 {{name}}',
  opening: '正在接通…',
  stalled: '画面停顿,正在追赶…',
  offline: '离线 · {{span}}',
  offlineHint: '最后在线 {{at}}',
  down: '{{why}} {{span}}前起',
  again: '系统自动重连',
  retry: '立即重试',
  yielded: '同屏最多 {{n}} 路,已暂停此路',
  picture: '{{name}}实时画面',
  still: '{{name}}示意图',
  ill: {
    h265: '该路为 H.265 编码,本浏览器不能解码。请在视频平台改用 H.264 子码流。',
    codec: '该路编码本浏览器不能解码。请在视频平台改用 H.264。',
    list: '播放列表损坏,无法读取。',
    decode: '画面数据损坏,无法解码。',
    stutter: '画面断续,数据来得太慢。',
    unsupported: '本浏览器不支持实时视频。请改用新版 Chrome、Edge 或 Firefox。',
  },
} as const;
