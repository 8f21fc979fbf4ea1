/** The answers of the reads under /api, as schemas: the gateway serialises by them, the screens parse by them, OpenAPI shows them. */
import { z } from 'zod';
import { role, viewer } from '#domain/access/viewer.ts';
import { position } from '#domain/geo/shape.ts';
import { PHASES, PLACED } from '#domain/order/codes.ts';
import { DOUBTS } from '#domain/order/doubts.ts';
import { OVERDUE_AGES } from '#domain/order/kpis/counts.ts';
import { order } from '#domain/order/order.ts';
import { department } from '#domain/rules/department.ts';
import { categoryRow } from '#domain/rules/rule-book.ts';
import { category } from '#domain/town/category.ts';
import { label, language, town } from '#domain/town/town.ts';
import { whistle } from '#domain/whistle/whistle.ts';
import { acceptedBody, clockReading } from './protocol.ts';

/** GET /api/front, for everyone: what the sign-in page shows. */
export const front = z.object({
  title: label,
  slogan: label,
  notice: label,
  language,
  /** `set-up` while the first administrator is missing. */
  stage: z.enum(['set-up', 'open']),
  /** Accounts anyone may use; empty outside a demo. */
  demo: z.array(z.object({ login: z.string(), role, opens: z.string() })),
  demoPassword: z.string().nullable(),
});
export type Front = z.infer<typeof front>;

/** GET /api/session and the answer to a sign-in. */
export const session = z.object({
  login: z.string(),
  viewer,
  clock: clockReading,
  /** Epoch ms of the system's clock at which the session ends unless it is used; null: never (the wall). */
  idleUntil: z.number().nullable(),
});
export type Session = z.infer<typeof session>;

/** GET /api/door, for everyone: the session this browser has, if any. Not having one is no failure. */
export const door = z.object({ session: session.nullable() });

/** GET /api/town, for everyone signed in: names, dictionaries, and what today's rules ask of each category. */
export const townRead = z.object({
  town,
  /** Its bounds are those of its areas: when these change, so do they. */
  boundsFollow: z.boolean(),
  categories: z.array(category),
  departments: z.array(
    department.pick({ code: true, name: true, short: true, kind: true, path: true, base: true }),
  ),
  /** Years in reach that have no table of holidays: their working days are Monday to Friday, and a screen says so. */
  missingYears: z.array(z.number().int()),
  /** One for each category an order may bear; a class's rule stands under each of its subclasses. */
  rules: z.array(
    z.object(categoryRow.shape).pick({
      code: true,
      leadDept: true,
      assistDepts: true,
      needVerify: true,
      photoBefore: true,
      photoAfter: true,
      canSelfHandle: true,
      confidential: true,
      remoteCheck: true,
    }),
  ),
});
export type TownRead = z.infer<typeof townRead>;

/** GET /api/basemap, for everyone signed in: what lies under the map, and where its tiles are. */
export const basemapRead = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** Pictures of another's service, handed on. */
  z.object({
    kind: z.literal('pictures'),
    version: z.string(),
    minzoom: z.number().int(),
    maxzoom: z.number().int(),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    attribution: z.string(),
  }),
  z.object({
    kind: z.literal('drawn'),
    /** Names the ground; another ground has another. */
    version: z.string(),
    minzoom: z.number().int(),
    maxzoom: z.number().int(),
    /** West, south, east, north in degrees: there is nothing beyond. */
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    /** Every character of its labels. */
    letters: label,
    /** Whose name the map shows. */
    attribution: z.string().optional(),
  }),
]);
export type BasemapRead = z.infer<typeof basemapRead>;

/** One step of an order's story. */
export const storyStep = z.object({
  seq: z.number().int(),
  at: z.number(),
  by: z.string(),
  type: z.string(),
  /** Codes that belong to the step: the handler, a reason, a result. */
  codes: z.record(z.string(), z.string()),
});
export type StoryStep = z.infer<typeof storyStep>;

/** Orders close by: what may be the same matter, and what came back to the place. */
export const alikeRead = z.object({ duplicates: z.array(order), repeats: z.array(order) });
export type AlikeRead = z.infer<typeof alikeRead>;

/** GET /api/orders/:id */
export const orderRead = z.object({
  order,
  archived: z.boolean(),
  story: z.array(storyStep),
  related: alikeRead,
  /** Those that have left the world among them, the newest first. */
  whistles: z.array(whistle),
});
export type OrderRead = z.infer<typeof orderRead>;

/** GET /api/orders: newest first; `next` continues the list. */
export const orderList = z.object({
  asOf: z.number(),
  total: z.number().int(),
  rows: z.array(order),
  next: z.string().nullable(),
});
export type OrderList = z.infer<typeof orderList>;

/** GET /api/suspicious: the list, and why each of it is to be looked at again. */
export const suspiciousRead = orderList.extend({
  why: z.array(z.object({ id: z.string(), doubts: z.array(z.enum(DOUBTS)) })),
});
export type SuspiciousRead = z.infer<typeof suspiciousRead>;

/** GET /api/orders/:id/words and /api/whistles/:id/words; reading them is audited. */
export const wordsRead = z.object({
  words: z.array(
    z.object({
      id: z.string(),
      purpose: z.string(),
      at: z.number(),
      by: z.string(),
      text: z.string(),
    }),
  ),
});
export type WordsRead = z.infer<typeof wordsRead>;

/** GET /api/orders/:id/photos; the pictures are at /api/photos/:photo?order=:id. */
export const photosRead = z.object({
  photos: z.array(
    z.object({
      photo: z.string(),
      phase: z.enum(PHASES),
      /** A picture, or a clip of so many seconds. */
      type: z.enum(['image/jpeg', 'video/mp4', 'video/webm']),
      seconds: z.number().nullable(),
      bytes: z.number().int(),
      width: z.number().int(),
      height: z.number().int(),
      /** As the camera says, or null. */
      takenAt: z.number().nullable(),
      point: position.nullable(),
      /** Who says so: the camera, or the phone as it sent it. */
      placed: z.enum(PLACED),
      /** From the place of the order to where it was taken. */
      metres: z.number().int().nullable(),
      /** When it came in, and from whom. */
      at: z.number(),
      by: z.string(),
    }),
  ),
});
export type PhotosRead = z.infer<typeof photosRead>;

/** The answer to POST /api/orders/:id/photos. */
export const photoAccepted = acceptedBody.extend({ photo: z.string() });

/** The answer to POST /api/drafts/photos: what the house itself read of it. */
export const draftAccepted = z.object({
  photo: z.string(),
  at: z.number(),
  takenAt: z.number().nullable(),
  /** Who says where it was taken; null: nobody does. */
  placed: z.enum(PLACED).nullable(),
});
export type DraftAccepted = z.infer<typeof draftAccepted>;

/** GET /api/numbers: counts of orders, each the length of the list behind it. */
export const numbersRead = z.object({
  asOf: z.number(),
  area: z.string(),
  numbers: z.array(z.object({ id: z.string(), value: z.number().int() })),
});
export type NumbersRead = z.infer<typeof numbersRead>;

const rate = z.object({
  id: z.string(),
  above: z.number().int(),
  below: z.number().int(),
  percent: z.number().nullable(),
});
const count = z.object({ id: z.string(), value: z.number().int() });
/** Milliseconds; null of nothing. */
const spread = z.object({
  n: z.number().int(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});

/** GET /api/kpis: every rate with what is above and below its line, and beside them what the lines leave out. */
export const kpisRead = z.object({
  asOf: z.number(),
  area: z.string(),
  /** Null: from the beginning, or until now. */
  period: z.object({ from: z.number().nullable(), to: z.number().nullable() }),
  /** `filed`: an order counts in the period it was filed in; what never was, in that of its report. */
  cohort: z.literal('filed'),
  rates: z.array(rate),
  counts: z.array(count),
  overdueAges: z.array(z.object({ id: z.enum(OVERDUE_AGES), value: z.number().int() })),
  durations: z.object({ firstResponse: spread, handling: spread }),
  groups: z.array(
    z.object({
      key: z.string(),
      rates: z.array(rate),
      counts: z.array(count),
      /** False: too few for a place among the others. */
      ranked: z.boolean(),
      /** Points out of 100, for organisations. */
      score: z.number().nullable(),
    }),
  ),
});
export type KpisRead = z.infer<typeof kpisRead>;

const hiddenCount = z.number().int().nonnegative().nullable();

/**
 * GET /api/census/buildings: columns of equal length, a row a building. A null count is hidden: it is from one to four, or would
 * give away one that is.
 */
export const buildingCensusRead = z.object({
  /** The instant the counts hold for, and the department that answers for them; null where no building was counted. */
  asOf: z.number().nullable(),
  source: z.string().nullable(),
  id: z.array(z.string()),
  lon: z.array(z.number()),
  lat: z.array(z.number()),
  households: z.array(hiddenCount),
  persons: z.array(hiddenCount),
  enterprises: z.array(hiddenCount),
});
export type BuildingCensusRead = z.infer<typeof buildingCensusRead>;

/** GET /api/state-hash */
export const stateHashRead = z.object({
  epoch: z.string(),
  seq: z.number().int(),
  hash: z.string(),
});

const share = z.object({
  numerator: z.number(),
  denominator: z.number(),
  rate: z.number().nullable(),
});

/** GET /api/whistle-kpis (DOMAIN §3.6). */
export const whistleKpis = z.object({
  asOf: z.number(),
  signedInTime: share,
  reportedIn: share,
  concluded: share,
  /** Milliseconds over whistles. */
  meanDuration: share,
  whistleRate: share,
  departments: z.array(z.object({ org: z.string(), score: share })),
});
export type WhistleKpis = z.infer<typeof whistleKpis>;

/** GET /api/accounts, for the administrator. */
export const accountRow = z.object({
  id: z.string(),
  login: z.string(),
  role,
  post: z.string(),
  scopes: z.array(z.string()),
  worker: z.string().nullable(),
  org: z.string().nullable(),
  disabled: z.boolean(),
});
export const accountList = z.object({ accounts: z.array(accountRow) });
export type AccountList = z.infer<typeof accountList>;

/** POST /api/session */
export const signIn = z.object({
  login: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
});

const newPassword = z
  .string()
  .min(10)
  .max(256)
  .refine((text) => /\p{L}/u.test(text) && /\d/.test(text), { error: 'letters-and-digits' });

/** POST /api/set-up */
export const setUp = z.object({
  code: z.string().min(1).max(64),
  login: z.string().min(3).max(64),
  password: newPassword,
});

/** POST /api/accounts: whoever comes in answers for areas, or acts for an organisation, or both. */
export const newAccount = z
  .object({
    login: z.string().min(3).max(64),
    password: newPassword,
    role,
    no: z.number().int().min(1).max(99_999),
    scopes: z.array(z.string()).max(50),
    worker: z.string().max(64).nullable(),
    org: z.string().max(64).nullable().default(null),
  })
  .refine(({ scopes, org }) => scopes.length > 0 || org, { path: ['scopes'] });
