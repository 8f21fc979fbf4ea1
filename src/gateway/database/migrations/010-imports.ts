/** The tenth form of the store: files that a town brought, and what came of each. */
export const imports =
  'create table imports (id text primary key, version integer not null, live integer not null, body text not null) without rowid;';
