/** A player for as long as it is wanted, seen and has a place among the decoders. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { leaveDecoder, lookedAt, takeDecoder } from './decoders.ts';
import { lastFrame } from './frame.ts';
import { type Look, Player, type PlayerState } from './player.ts';

export type Showing = PlayerState | { readonly at: 'idle' } | { readonly at: 'yielded' };

interface Shown {
  readonly state: Showing;
  readonly since: number;
}
const WITHOUT: readonly Showing['at'][] = ['opening', 'stalled', 'down'];
const without = ({ at }: Showing): boolean => WITHOUT.includes(at);

interface Screens {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly last: RefObject<HTMLCanvasElement | null>;
}

export interface Playing {
  readonly state: Showing;
  /** This browser's time at which the picture came or was lost; what follows a loss does not begin it anew. */
  readonly since: number;
  /** The last picture is on the canvas. */
  readonly hasLast: boolean;
  readonly time: () => number | undefined;
  readonly retry: () => void;
  readonly looked: () => void;
}

export function usePlayer(
  { video, last }: Screens,
  { camera, purpose, order }: Look,
  wanted: boolean,
): Playing {
  const [shown, setShown] = useState<Shown>(() => ({
    state: { at: 'idle' },
    since: Date.now(),
  }));
  const [hasLast, setHasLast] = useState(false);
  const player = useRef<Player>(undefined);
  const [self] = useState(() => ({}));
  const [round, setRound] = useState(0);
  const show = useCallback((state: Showing) => {
    const now = Date.now();
    setShown((held) => ({
      state,
      since: without(held.state) && without(state) ? held.since : now,
    }));
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a further round begins anew
  useEffect(() => {
    const element = video.current;
    if (!wanted || !element) {
      show({ at: 'idle' });
      return;
    }
    const keep = () => {
      if (last.current && lastFrame(element, last.current)) setHasLast(true);
    };
    const running = new Player(element, { camera, purpose, order }, (state) => {
      if (state.at === 'down' || state.at === 'stalled') keep();
      show(state);
    });
    player.current = running;
    const end = () => {
      keep();
      running.stop();
      player.current = undefined;
    };
    takeDecoder(self, () => {
      end();
      show({ at: 'yielded' });
    });
    void running.start();
    return () => {
      leaveDecoder(self);
      end();
    };
  }, [video, last, camera, purpose, order, wanted, show, self, round]);

  return {
    ...shown,
    hasLast,
    time: () => player.current?.time,
    retry: () => setRound((held) => held + 1),
    looked: () => lookedAt(self),
  };
}
