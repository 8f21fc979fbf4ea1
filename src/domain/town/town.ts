/** What a town is as data (data/towns/<id>/town.json): its name, code, zone and habits. Nothing about one town is in code. */
import { z } from 'zod';
import { USUAL_HOURS, workHours } from '../time/calendar.ts';

export const LANGUAGES = ['zh-CN', 'en', 'zh-Hant'] as const;
export const language = z.enum(LANGUAGES);
export type Language = z.infer<typeof language>;

/** A proper name in the languages of the screens. */
export const label = z.object({ 'zh-CN': z.string(), en: z.string(), 'zh-Hant': z.string() });
export type Label = z.infer<typeof label>;
/** A name that nobody translated. */
export const sameInAll = (name: string): Label => ({ 'zh-CN': name, en: name, 'zh-Hant': name });

const zone = z.string().refine(
  (name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  },
  { error: 'is no IANA time zone' },
);

/** Pictures of another's service. `{z}`, `{x}`, `{y}` and `{key}` in an address, the ground first and names over it. */
const picturesPlan = z.object({
  kind: z.literal('wmts'),
  layers: z
    .array(z.url({ protocol: /^https?$/ }))
    .min(1)
    .max(3),
  attribution: z.string().min(1),
  minzoom: z.number().int().min(1).max(20).default(9),
  maxzoom: z.number().int().min(1).max(20).default(18),
});
export type PicturesPlan = z.infer<typeof picturesPlan>;

const basemap = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['drawn', 'ground', 'none']) }),
  picturesPlan,
]);

export const town = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Code of the town, the first segment of every path in it. */
  code: z.string().min(1),
  name: label,
  /** Name of the centre as it stands in the head of every screen. */
  title: label,
  slogan: label,
  zone,
  /** Names the table of holidays, data/calendars/<calendar>.json. */
  calendar: z.string().regex(/^[a-z-]+$/),
  /** When the offices work, in minutes from midnight; what is promised in working hours runs in these. */
  workHours: workHours.default(USUAL_HOURS),
  language,
  orderPrefix: z.string().max(8),
  /** West, south, east, north in degrees: the map can't be moved far outside. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** Where a demo's clock starts. */
  demoStart: z.iso.datetime({ offset: true }),
  /** The notice under every screen: map approval, source, and that this is a demo. */
  notice: label,
  /**
   * What lies under everything: the ground as it was drawn from a plan or lies in the town's folder (imported, or made elsewhere),
   * somebody else's tiles, or nothing but the outlines of the areas.
   */
  basemap: basemap.default({ kind: 'none' }),
  /** 审图号: shown with the notice, as whoever publishes a map has to. */
  mapApprovalNo: z.string().min(1).optional(),
  mapDataSource: label.optional(),
  coordinateSystem: z.string().min(1).optional(),
});
export type Town = z.infer<typeof town>;

/** As its file says it: a town whose areas are brought later is as large as they are. */
export const townFile = town.partial({ bounds: true }).strict();
