import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { speakLike } from '#app/language/i18n.ts';
import { readyWords } from '#app/language/ready-words.ts';
import { useTelling } from '#app/language/telling.ts';
import { connect } from '#app/live/connection.ts';
import { findTownAnew, keepAwake } from '#app/live/session.ts';
import { followPositions } from '#app/live/stream.ts';
import { useThing, useTown, useViewer } from '#app/state/hooks.ts';
import { noticeStore } from '#app/state/notice-store.ts';
import { Toasts } from '#app/widgets/Toasts.tsx';
import { relationFor } from '#domain/access/table.ts';
import { mayOpen } from './landing.ts';
import { NotYours } from './NotYours.tsx';

/** What every screen inside shares: the line, the positions, the session kept awake, and the short words. */
export default function Inside() {
  const viewer = useViewer();
  const { town, boundsFollow } = useTown();
  const { label } = useTelling();
  const { pathname } = useLocation();
  const notices = noticeStore((held) => held.notices);

  useEffect(connect, []);
  useEffect(keepAwake, []);
  useEffect(readyWords, []);
  const scope = viewer.scopes[0];
  const code = scope?.split('/').at(-2);
  const area = useThing('areas', code);
  const grid = useThing('grids', code);
  // A town whose areas are still to come has nobody to follow.
  const known = (area ?? grid)?.path === scope;
  const follows = known && scope && relationFor(viewer, 'positions.read') ? scope : null;
  useEffect(() => (follows ? followPositions(follows) : undefined), [follows]);
  useEffect(() => speakLike(town.language), [town.language]);
  const outline = useThing('areas', town.code)?.version;
  useEffect(() => {
    // The line tells when it is cut; until then the screen stands as it stood.
    if (boundsFollow && outline !== undefined) void findTownAnew().catch(() => {});
  }, [boundsFollow, outline]);
  const title = label(town.title);
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <>
      {mayOpen(viewer.role, pathname) ? <Outlet /> : <NotYours path={pathname} />}
      <Toasts toasts={notices} />
    </>
  );
}
