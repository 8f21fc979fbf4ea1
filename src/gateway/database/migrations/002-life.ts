/** The second form of the store: whistles. */
export const life = `
create table whistles (
  id text primary key, version integer not null, live integer not null, body text not null,
  path text generated always as (json_extract(body, '$.path')) virtual,
  state text generated always as (json_extract(body, '$.state')) virtual,
  "order" text generated always as (json_extract(body, '$.order')) virtual,
  blown_at integer generated always as (json_extract(body, '$.blownAt')) virtual
) without rowid;
create index whistles_by_order on whistles ("order");
create index whistles_by_blow on whistles (blown_at) where blown_at is not null;
`;
