/** The fourth form of the store: what stands in the town and is counted of it. */
const SHELVES = ['cameras', 'sensors', 'stations', 'census', 'indicators'];

export const things = SHELVES.map(
  (shelf) =>
    `create table ${shelf} (id text primary key, version integer not null, live integer not null, body text not null) without rowid;`,
).join('\n');
