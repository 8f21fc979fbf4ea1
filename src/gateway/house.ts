/** The parts of a running gateway, as routes and doors are given them. */
import type { Logger } from 'pino';
import type { Bounds } from '#domain/geo/shape.ts';
import type { Department } from '#domain/rules/department.ts';
import type { Category } from '#domain/town/category.ts';
import type { Town } from '#domain/town/town.ts';
import type { Accounts } from './access/accounts.ts';
import type { Audit } from './access/audit.ts';
import type { Kiosks } from './access/kiosks.ts';
import type { Sessions } from './access/sessions.ts';
import type { SetUp } from './access/set-up.ts';
import type { Photos } from './attachments/photos.ts';
import type { Config } from './config.ts';
import type { PictureSources } from './database/picture-sources.ts';
import type { Store } from './database/store.ts';
import type { Tracks } from './database/tracks.ts';
import type { ViewingRows } from './database/viewings.ts';
import type { Setting } from './demo/scene.ts';
import type { Engine, TownFacts } from './engine.ts';
import type { ImportClerk } from './imports/import-clerk.ts';
import type { ImportFolder } from './imports/import-folder.ts';
import type { MapMemory } from './imports/remembered-map.ts';
import type { Streams } from './live/streams.ts';
import type { OrderBooks } from './reading/order-books.ts';
import type { RoadMeter } from './roads/road-meter.ts';
import type { Roads } from './roads/roads.ts';
import type { Basemap } from './tiles/basemap.ts';
import type { Pictures } from './tiles/pictures.ts';
import type { BuildingCounts } from './town/building-counts.ts';
import type { TownClock } from './town-clock.ts';
import type { FactFiles } from './town-facts.ts';
import type { Video } from './video/video.ts';

export interface House {
  readonly config: Config;
  readonly town: Town;
  /** How far the town reaches: what its data say, or as far as the areas that were brought. */
  readonly bounds: () => Bounds;
  /** The town's outline is that of its areas, as they are brought. */
  readonly outlineFollows: boolean;
  /** Where its ground lies, if it has one. */
  readonly groundFolder: string;
  /** Files that were brought. */
  readonly imports: ImportFolder;
  /** Where the pictures of brought cameras come from. */
  readonly pictureSources: PictureSources;
  /** How the last file of each kind was read. */
  readonly maps: MapMemory;
  /** Brings files while the house is open to others. */
  readonly clerk: ImportClerk;
  readonly categories: readonly Category[];
  readonly departments: readonly Department[];
  /** What decisions know of the town: its calendar, its rules. */
  readonly facts: TownFacts;
  readonly factFiles: FactFiles;
  readonly clock: TownClock;
  readonly engine: Engine;
  readonly store: Store;
  readonly orders: OrderBooks;
  readonly photos: Photos;
  /** Where workers were, thirty days back. */
  readonly tracks: Tracks;
  /** The cameras' pictures, and who looked at them. */
  readonly video: Video;
  readonly viewings: ViewingRows;
  /** Absent where the town has no basemap. */
  readonly basemap: Basemap | undefined;
  /** Another's map instead, where the town asks for one. */
  readonly pictures: Pictures | undefined;
  /** Counts of single buildings, as they may be told. */
  readonly buildings: Pick<BuildingCounts, 'mark' | 'read'>;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly kiosks: Kiosks;
  readonly setUp: SetUp;
  readonly audit: Audit;
  /** What a demo's workers walk on; absent where the town's ground is not known. */
  readonly roads: Roads | undefined;
  /** How far it is from place to place on foot. */
  readonly meter: RoadMeter;
  /** Where workers are now. */
  readonly streams: Streams;
  /** The people of a live demo; absent where nothing happens by itself. */
  readonly demo: Setting | undefined;
  readonly log: Logger;
}
