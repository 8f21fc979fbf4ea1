/** The second form of the store: whistles, the columns orders are listed and counted by, and whom an account acts for. */
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

alter table accounts add column org text;

alter table orders add column org text generated always as (json_extract(body, '$.org')) virtual;
alter table orders add column assist text generated always as (json_extract(body, '$.assist')) virtual;
alter table orders add column asked text generated always as (coalesce(json_extract(body, '$.checker'), json_extract(body, '$.verifier'))) virtual;
alter table orders add column source text generated always as (json_extract(body, '$.source')) virtual;
alter table orders add column level text generated always as (json_extract(body, '$.level')) virtual;
alter table orders add column urgency integer generated always as (json_extract(body, '$.urgency')) virtual;
alter table orders add column confidential integer generated always as (json_extract(body, '$.confidential')) virtual;
alter table orders add column filed_at integer generated always as (json_extract(body, '$.filedAt')) virtual;
alter table orders add column closed_at integer generated always as (json_extract(body, '$.closedAt')) virtual;
alter table orders add column paused_at integer generated always as (json_extract(body, '$.pausedAt')) virtual;
alter table orders add column warn_at integer generated always as (coalesce(json_extract(body, '$.handle.warnAt'), json_extract(body, '$.stage.warnAt'))) virtual;
alter table orders add column due_at integer generated always as (coalesce(json_extract(body, '$.handle.dueAt'), json_extract(body, '$.stage.dueAt'), 9007199254740991)) virtual;
alter table orders add column promised_at integer generated always as (json_extract(body, '$.handle.dueAt')) virtual;
alter table orders add column counted_at integer generated always as (coalesce(json_extract(body, '$.filedAt'), json_extract(body, '$.reportedAt'))) virtual;
alter table orders add column lon real generated always as (json_extract(body, '$.point[0]')) virtual;
alter table orders add column lat real generated always as (json_extract(body, '$.point[1]')) virtual;
create index orders_by_report on orders (reported_at desc, id desc);
create index orders_by_due on orders (due_at, id);
create index orders_by_state on orders (path, state);
create index orders_by_org on orders (org) where org is not null;
create index orders_by_assist on orders (assist) where assist <> '[]';
create index orders_by_asked on orders (asked) where asked is not null;
create index orders_by_filing on orders (filed_at);
create index orders_by_period on orders (counted_at);
create index orders_by_place on orders (lat, lon);
`;
