import type { ScreenWords } from '../zh-CN.ts';

export const video: ScreenWords['video'] = {
  simulated: 'Simulated',
  play: 'Play {{name}}',
  pause: 'Pause {{name}}',
  opening: 'Connecting…',
  stalled: 'The picture stands; catching up…',
  offline: 'Offline · {{span}}',
  offlineHint: 'Last online {{at}}',
  down: '{{why}} For {{span}}',
  again: 'Reconnecting by itself',
  retry: 'Try now',
  yielded: 'At most {{n}} pictures at once; this one is paused',
  picture: 'Live picture of {{name}}',
  still: 'Sketch of {{name}}',
  ill: {
    h265: 'This picture is H.265, which this browser can’t decode. Choose its H.264 sub-stream on the video platform.',
    codec: 'This browser can’t decode this picture. Choose H.264 on the video platform.',
    list: 'The playlist is broken and can’t be read.',
    decode: 'The picture’s data is damaged and can’t be decoded.',
    stutter: 'The picture stutters: its data comes too slowly.',
    unsupported: 'This browser has no live video. Use a recent Chrome, Edge or Firefox.',
  },
};
