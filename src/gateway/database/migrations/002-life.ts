/**
 * The second form of the store: whistles, the columns orders are listed and counted by, and whom an account acts for.
 * Orders are listed by a narrow table of keys beside their bodies, kept by triggers and first filled by the refold that follows
 * a change of form: no body is read to pass a row over. (An index on generated columns would read it all the same.)
 */
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

create table order_keys (
  id text not null,
  path text,
  state text,
  grid text,
  handler text,
  order_no text,
  category text,
  reported_at integer,
  org text,
  assist text,
  asked text,
  source text,
  level text,
  urgency integer,
  confidential integer,
  filed_at integer,
  closed_at integer,
  paused_at integer,
  warn_at integer,
  due_at integer,
  promised_at integer,
  counted_at integer,
  lon real,
  lat real,
  primary key (reported_at desc, id desc)
) without rowid;
create index order_keys_by_place on order_keys (lat, lon, reported_at);
create index order_keys_by_assist on order_keys (assist) where assist <> '[]';

create trigger order_keys_added after insert on orders begin
  insert into order_keys (id, path, state, grid, handler, order_no, category, reported_at, org, assist, asked, source, level, urgency, confidential, filed_at, closed_at, paused_at, warn_at, due_at, promised_at, counted_at, lon, lat) values (
    new.id,
    json_extract(new.body, '$.path'),
    json_extract(new.body, '$.state'),
    json_extract(new.body, '$.grid'),
    json_extract(new.body, '$.handler'),
    json_extract(new.body, '$.orderNo'),
    json_extract(new.body, '$.category'),
    json_extract(new.body, '$.reportedAt'),
    json_extract(new.body, '$.org'),
    json_extract(new.body, '$.assist'),
    coalesce(json_extract(new.body, '$.checker'), json_extract(new.body, '$.verifier')),
    json_extract(new.body, '$.source'),
    json_extract(new.body, '$.level'),
    json_extract(new.body, '$.urgency'),
    json_extract(new.body, '$.confidential'),
    json_extract(new.body, '$.filedAt'),
    json_extract(new.body, '$.closedAt'),
    json_extract(new.body, '$.pausedAt'),
    coalesce(json_extract(new.body, '$.handle.warnAt'), json_extract(new.body, '$.stage.warnAt')),
    coalesce(json_extract(new.body, '$.handle.dueAt'), json_extract(new.body, '$.stage.dueAt'), 9007199254740991),
    json_extract(new.body, '$.handle.dueAt'),
    coalesce(json_extract(new.body, '$.filedAt'), json_extract(new.body, '$.reportedAt')),
    json_extract(new.body, '$.point[0]'),
    json_extract(new.body, '$.point[1]')
  );
end;
create trigger order_keys_changed after update on orders begin
  delete from order_keys where reported_at = old.reported_at and id = old.id;
  insert into order_keys (id, path, state, grid, handler, order_no, category, reported_at, org, assist, asked, source, level, urgency, confidential, filed_at, closed_at, paused_at, warn_at, due_at, promised_at, counted_at, lon, lat) values (
    new.id,
    json_extract(new.body, '$.path'),
    json_extract(new.body, '$.state'),
    json_extract(new.body, '$.grid'),
    json_extract(new.body, '$.handler'),
    json_extract(new.body, '$.orderNo'),
    json_extract(new.body, '$.category'),
    json_extract(new.body, '$.reportedAt'),
    json_extract(new.body, '$.org'),
    json_extract(new.body, '$.assist'),
    coalesce(json_extract(new.body, '$.checker'), json_extract(new.body, '$.verifier')),
    json_extract(new.body, '$.source'),
    json_extract(new.body, '$.level'),
    json_extract(new.body, '$.urgency'),
    json_extract(new.body, '$.confidential'),
    json_extract(new.body, '$.filedAt'),
    json_extract(new.body, '$.closedAt'),
    json_extract(new.body, '$.pausedAt'),
    coalesce(json_extract(new.body, '$.handle.warnAt'), json_extract(new.body, '$.stage.warnAt')),
    coalesce(json_extract(new.body, '$.handle.dueAt'), json_extract(new.body, '$.stage.dueAt'), 9007199254740991),
    json_extract(new.body, '$.handle.dueAt'),
    coalesce(json_extract(new.body, '$.filedAt'), json_extract(new.body, '$.reportedAt')),
    json_extract(new.body, '$.point[0]'),
    json_extract(new.body, '$.point[1]')
  );
end;
create trigger order_keys_dropped after delete on orders begin
  delete from order_keys where reported_at = old.reported_at and id = old.id;
end;
`;
