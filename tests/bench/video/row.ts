/**
 * Row 9: sixteen live HLS streams that ffmpeg makes, through the gateway, in the patrol's tiles beside a moving map; the same in
 * sixteen bare hls.js players beside the same map; and the map alone. Every picture moves on and is not black, or there is no number.
 */
import { VideoPlatform, whyNoPlatform } from '../../support/video-platform.ts';
import type { Figure } from '../figure.ts';
import { Part } from '../part.ts';
import { ROUNDS, STEADY, spreadOf } from '../rounds.ts';
import { type OpenedCameras, videoGateway } from './gateway.ts';
import { type Turn, VideoPages } from './page.ts';

export const VIDEO_PARTS = { 'video-gateway': videoGateway };

const ROW = '9 wall of 16 videos';
const STREAMS = 16;
const CLIPS = ['street-day', 'crossing-day', 'market-day', 'shore-day'] as const;
/** A machine that is busy with other things is not waited for. */
const PATIENCE_MS = 130_000;

interface Round {
  readonly ours: Turn;
  readonly bare: Turn;
  readonly none: Turn;
}

async function roundsOf(pages: VideoPages): Promise<{ kept: Round[]; thrown: number }> {
  const kept: Round[] = [];
  let thrown = 0;
  await pages.turn('ours');
  let before = await pages.turn('none');
  const until = performance.now() + PATIENCE_MS;
  while (kept.length < ROUNDS && performance.now() < until) {
    const ours = await pages.turn('ours');
    const bare = await pages.turn('bare');
    const none = await pages.turn('none');
    if (process.env.BENCH_SAYS) console.error(JSON.stringify({ ours, bare, none }));
    if (Math.max(before.p50, none.p50) <= STEADY * Math.min(before.p50, none.p50))
      kept.push({ ours, bare, none });
    else thrown += 1;
    before = none;
  }
  return { kept, thrown };
}

interface Words {
  readonly what: string;
  readonly unit: string;
  readonly whose?: 'ours' | 'bare';
  readonly beside: 'bare' | 'none';
  readonly of: (turn: Turn) => number;
  readonly most?: number;
  readonly note?: string;
}

const NAMES = { bare: '16 bare players', none: 'the map alone' } as const;

export async function benchVideo(): Promise<Figure[]> {
  const missing = whyNoPlatform();
  if (missing) throw new Error(missing);
  const platform = await new VideoPlatform().open();
  const gateway = new Part('video-gateway');
  let pages: VideoPages | undefined;
  try {
    const sources = Array.from({ length: STREAMS }, (_, i) => `camera-${i + 1}`);
    const lists = sources.map((source) => platform.list(source));
    const [opened] = await Promise.all([
      gateway.ask<OpenedCameras>('open', lists),
      ...sources.map((source, i) => platform.begin(source, CLIPS[i % CLIPS.length] ?? CLIPS[0])),
    ]);
    pages = await VideoPages.open(opened, await gateway.ask<string>('enter', 'chief1'));
    const { kept, thrown } = await roundsOf(pages);
    const figure = ({ what, unit, whose = 'ours', beside, of, most, note }: Words): Figure => {
      const ratio = spreadOf(kept.map((round) => of(round[whose]) / of(round[beside])));
      return {
        row: ROW,
        what,
        unit,
        ours: spreadOf(kept.map((round) => of(round[whose]))),
        against: {
          name: NAMES[beside],
          value: spreadOf(kept.map((round) => of(round[beside]))),
          ratio,
        },
        goal: most === undefined ? '–' : `≤ ${most} ×`,
        met: most === undefined || kept.length === 0 ? null : ratio.median <= most,
        note: [note, `${thrown} thrown away`].filter(Boolean).join('; '),
      };
    };
    const shown = spreadOf(kept.map(({ ours }) => ours.shown)).median;
    const lost = `one added to both; ${shown} shown in a flight`;
    const first = { unit: 'ms', beside: 'bare', most: 1.2 } as const;
    const frames = { unit: 'ms', beside: 'none' } as const;
    return [
      figure({ ...first, what: 'first picture, the middle one of 16', of: (turn) => turn.first }),
      figure({ ...first, what: 'first picture, the last one of 16', of: (turn) => turn.last }),
      figure({
        ...{ what: 'dropped pictures', unit: 'count', beside: 'bare', most: 1.2, note: lost },
        of: ({ dropped }) => dropped + 1,
      }),
      figure({ ...frames, what: 'map frame p99 with 16 tiles', of: ({ p99 }) => p99, most: 1.3 }),
      figure({
        ...frames,
        what: 'map frame p99 with 16 bare players (not ours)',
        whose: 'bare',
        of: ({ p99 }) => p99,
      }),
      figure({ ...frames, what: 'map frame p50 with 16 tiles', of: ({ p50 }) => p50 }),
      figure({
        ...{ what: "browser's CPU a second", unit: 'ms', beside: 'bare' },
        of: ({ cpu }) => cpu,
      }),
    ];
  } finally {
    await pages?.close();
    await gateway.ask('end').catch(() => {});
    platform.close();
  }
}
