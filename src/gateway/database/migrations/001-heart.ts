/** The first form of the store: the journal, a table per shelf, registers, and who may come in. */
export const heart = `
create table meta (name text primary key, value text not null) without rowid;

create table journal (
  seq integer primary key,
  at integer not null,
  by text not null,
  type text not null,
  v integer not null,
  shelf text not null,
  thing text not null,
  data text not null,
  hash blob not null
);
create index journal_by_thing on journal (shelf, thing, seq);

create table areas (id text primary key, version integer not null, live integer not null, body text not null) without rowid;
create table grids (id text primary key, version integer not null, live integer not null, body text not null) without rowid;
create table workers (id text primary key, version integer not null, live integer not null, body text not null) without rowid;
create table counters (id text primary key, version integer not null, live integer not null, body text not null) without rowid;
create table orders (
  id text primary key, version integer not null, live integer not null, body text not null,
  path text generated always as (json_extract(body, '$.path')) virtual,
  state text generated always as (json_extract(body, '$.state')) virtual,
  grid text generated always as (json_extract(body, '$.grid')) virtual,
  handler text generated always as (json_extract(body, '$.handler')) virtual,
  order_no text generated always as (json_extract(body, '$.orderNo')) virtual,
  category text generated always as (json_extract(body, '$.category')) virtual,
  reported_at integer generated always as (json_extract(body, '$.reportedAt')) virtual
) without rowid;
create unique index orders_by_no on orders (order_no) where order_no is not null;
create index orders_by_path on orders (path);
create index orders_by_handler on orders (handler) where handler is not null;

create table commands (
  user text not null, id text not null, body blob not null, seq integer not null, at integer not null,
  primary key (user, id)
) without rowid;
create index commands_by_age on commands (at);

create table words (
  id text primary key, about text not null, purpose text not null, at integer not null, by text not null,
  sealed blob not null
) without rowid;
create index words_by_about on words (about);

create table accounts (
  id text primary key, login text not null unique, role text not null, post text not null unique,
  scopes text not null, worker text, password text not null, demo integer not null,
  disabled integer not null default 0, failures integer not null default 0, locked_until integer not null default 0
) without rowid;

create table sessions (
  token blob primary key, account text not null references accounts (id),
  opened integer not null, seen integer not null, address text not null
) without rowid;
create index sessions_by_account on sessions (account);

create table audit (
  seq integer primary key, at integer not null, account text, post text, address text not null,
  action text not null, object text, outcome text not null, detail text not null, hash blob not null
);
`;
