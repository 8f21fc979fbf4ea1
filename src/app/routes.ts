/**
 * Every address of the app. A screen is a chunk of its own; those inside wait for a session and the town, and an address asked
 * for before signing in is returned to afterwards.
 */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import type { Role } from '#domain/access/viewer.ts';
import { TroubleError } from './live/call.ts';
import { isKiosk } from './live/device.ts';
import { findSession, findTown } from './live/session.ts';
import { Failed } from './screens/failing/Failed.tsx';
import { Missing } from './screens/failing/Missing.tsx';
import { landingOf, type ScreenPath } from './screens/landing.ts';
import { patrolView } from './screens/video/rounds.ts';
import { sessionStore } from './state/session-store.ts';
import { parseSearch, stringifySearch, view } from './state/view.ts';

const root = createRootRoute({ notFoundComponent: Missing, errorComponent: Failed });

/** Only paths of this site: `//elsewhere` would lead away. */
const inward = z
  .string()
  .regex(/^\/(?![/\\])/)
  .optional()
  .catch(undefined);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/signin',
  validateSearch: z.object({ to: inward }),
  component: lazyRouteComponent(() => import('./screens/signin/SignIn.tsx')),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('./screens/signin/SetUp.tsx')),
});

const kiosk = createRoute({
  getParentRoute: () => root,
  path: '/kiosk',
  component: lazyRouteComponent(() => import('./screens/kiosk/Kiosk.tsx')),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    if (!sessionStore.getState().session) {
      const answer = await findSession();
      if (!answer.ok && answer.reason === 'access.signed-out')
        throw isKiosk()
          ? redirect({ to: '/kiosk', search: (given) => given, replace: true })
          : redirect({
              to: '/signin',
              search: location.pathname === '/' ? {} : { to: location.href },
              replace: true,
            });
      if (!answer.ok) throw new TroubleError(answer);
    }
    await findTown();
  },
  component: lazyRouteComponent(() => import('./screens/Inside.tsx')),
});

const landing = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    const role: Role = sessionStore.getState().session?.viewer.role ?? 'WALL';
    throw redirect({ to: landingOf(role), replace: true });
  },
});

const video = createRoute({
  getParentRoute: () => inside,
  path: '/video' satisfies ScreenPath,
  validateSearch: patrolView,
  component: lazyRouteComponent(() => import('./screens/video/Video.tsx')),
});

const screen = (path: ScreenPath, load: Parameters<typeof lazyRouteComponent>[0]) =>
  createRoute({
    getParentRoute: () => inside,
    path,
    validateSearch: view,
    component: lazyRouteComponent(load),
  });

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setUp,
    kiosk,
    inside.addChildren([
      landing,
      screen('/dispatch', () => import('./screens/dispatch/Dispatch.tsx')),
      screen('/wall', () => import('./screens/wall/Wall.tsx')),
      screen('/field', () => import('./screens/field/FieldList.tsx')),
      video,
      screen('/admin', () => import('./screens/admin/Admin.tsx')),
      screen('/admin/import', () => import('./screens/admin/import/Import.tsx')),
    ]),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: false,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
