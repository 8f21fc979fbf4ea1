/** Goes through the rounds: turns the page after its dwell, unless somebody looks closer. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useShelf } from '#app/state/hooks.ts';
import { inRound } from '#app/state/patrols.ts';
import type { Camera } from '#domain/camera/camera.ts';
import { type PatrolView, pageOf, pagesOf, patrolView } from './rounds.ts';

export interface Patrol {
  readonly view: PatrolView;
  readonly shown: readonly Camera[];
  readonly count: number;
  readonly pages: number;
  readonly go: (patch: Partial<PatrolView>) => void;
  readonly turn: (by: 1 | -1) => void;
}

/** @param held somebody points at a picture or fills in a form: the page stays. */
export function usePatrol(held: boolean): Patrol {
  const search: unknown = useSearch({ strict: false });
  const view = useMemo(() => patrolView.parse(search), [search]);
  const navigate = useNavigate();
  const cameras = useShelf('cameras');
  const round = useMemo(() => inRound(cameras, view.area), [cameras, view.area]);
  const pages = pagesOf(round.length, view.layout);
  const page = view.page % pages;
  const go = useCallback(
    (patch: Partial<PatrolView>) => {
      const search = (old: Record<string, unknown>) => ({ ...old, ...patch });
      void navigate({ to: '.', search, replace: true });
    },
    [navigate],
  );
  const turn = useCallback(
    (by: 1 | -1) => go({ page: (page + by + pages) % pages }),
    [go, page, pages],
  );
  const [hidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const look = () => setHidden(document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  useEffect(() => {
    if (view.turns === 'no' || held || hidden || pages < 2) return;
    const timer = setTimeout(() => turn(1), view.dwell * 1_000);
    return () => clearTimeout(timer);
  }, [view.turns, view.dwell, held, hidden, pages, turn]);
  const shown = useMemo(() => pageOf(round, view.layout, page), [round, view.layout, page]);
  return { view: { ...view, page }, shown, count: round.length, pages, go, turn };
}
