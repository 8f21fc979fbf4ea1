/** Who looked at which camera, why, from when until when: system time, as in the audit. */
export const viewings = `
create table viewings (
  id text primary key, account text not null, post text not null, address text not null, camera text not null,
  purpose text not null, "order" text, began integer not null, ended integer not null
) without rowid;
create index viewings_by_time on viewings (began desc, id);
create index viewings_by_camera on viewings (camera, began desc);
`;
