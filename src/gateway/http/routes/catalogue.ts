/** Every route under /api, in order. */
import type { Route } from '../contract.ts';
import { accountsRoute, newAccountRoute } from './accounts.ts';
import { basemapRoute, tileRoute } from './basemap.ts';
import { callerRoute } from './caller.ts';
import { buildingCensusRoute } from './census.ts';
import { COMMAND_ROUTES, unknownCommandRoute } from './commands.ts';
import { draftPhotoRoute } from './drafts.ts';
import { exportRoute } from './export.ts';
import { frontRoute } from './front.ts';
import {
  checkImportRoute,
  dropImportRoute,
  importRoute,
  importsRoute,
  lookImportRoute,
  newImportRoute,
  rejectsRoute,
  startImportRoute,
  undoImportRoute,
} from './imports.ts';
import { enterKioskRoute, kiosksRoute, newKioskRoute, revokeKioskRoute } from './kiosks.ts';
import { kpisRoute, suspiciousRoute } from './kpis.ts';
import { nearestRoute } from './nearest.ts';
import { orderColumnsRoute } from './order-columns.ts';
import {
  duplicatesRoute,
  numbersRoute,
  orderRoute,
  ordersRoute,
  orderWordsRoute,
} from './orders.ts';
import { patrolsRoute } from './patrols.ts';
import { addPhotoRoute, photoRoute, photosRoute } from './photos.ts';
import { placesRoute } from './places.ts';
import { doorRoute, sessionRoute, setUpRoute, signInRoute, signOutRoute } from './session.ts';
import {
  closeStreamRoute,
  openStreamRoute,
  pieceRoute,
  stillRoute,
  viewingsRoute,
} from './streams.ts';
import { townRoute } from './town.ts';
import { tracksRoute } from './tracks.ts';
import { whistleKpisRoute, whistleWordsRoute } from './whistles.ts';
import { stateHashRoute, worldRoute } from './world.ts';

export const ROUTES: readonly Route[] = [
  frontRoute,
  doorRoute,
  signInRoute,
  sessionRoute,
  signOutRoute,
  setUpRoute,
  townRoute,
  basemapRoute,
  tileRoute,
  worldRoute,
  stateHashRoute,
  ordersRoute,
  orderColumnsRoute,
  orderRoute,
  orderWordsRoute,
  callerRoute,
  nearestRoute,
  photosRoute,
  draftPhotoRoute,
  addPhotoRoute,
  photoRoute,
  exportRoute,
  duplicatesRoute,
  placesRoute,
  numbersRoute,
  kpisRoute,
  suspiciousRoute,
  whistleKpisRoute,
  whistleWordsRoute,
  tracksRoute,
  openStreamRoute,
  closeStreamRoute,
  pieceRoute,
  stillRoute,
  viewingsRoute,
  patrolsRoute,
  buildingCensusRoute,
  accountsRoute,
  newAccountRoute,
  kiosksRoute,
  newKioskRoute,
  revokeKioskRoute,
  enterKioskRoute,
  importsRoute,
  newImportRoute,
  importRoute,
  lookImportRoute,
  checkImportRoute,
  startImportRoute,
  undoImportRoute,
  rejectsRoute,
  dropImportRoute,
  ...COMMAND_ROUTES,
  unknownCommandRoute,
];
