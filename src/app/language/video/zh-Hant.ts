import type { ScreenWords } from '../zh-CN.ts';

export const video: ScreenWords['video'] = {
  simulated: '模擬畫面',
  play: '播放 {{name}}',
  pause: '暫停 {{name}}',
  opening: '正在接通…',
  stalled: '畫面停頓,正在追趕…',
  offline: '離線 · {{span}}',
  offlineHint: '最後在線 {{at}}',
  down: '{{why}} {{span}}前起',
  again: '系統自動重連',
  retry: '立即重試',
  yielded: '同屏最多 {{n}} 路,已暫停此路',
  picture: '{{name}}即時畫面',
  still: '{{name}}示意圖',
  ill: {
    h265: '該路為 H.265 編碼,本瀏覽器不能解碼。請在視訊平台改用 H.264 子碼流。',
    codec: '該路編碼本瀏覽器不能解碼。請在視訊平台改用 H.264。',
    list: '播放清單損壞,無法讀取。',
    decode: '畫面資料損壞,無法解碼。',
    stutter: '畫面斷續,資料來得太慢。',
    unsupported: '本瀏覽器不支援即時視訊。請改用新版 Chrome、Edge 或 Firefox。',
  },
};
