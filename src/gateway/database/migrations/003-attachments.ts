/** The third form of the store: what the photos of orders are and tell. The pictures themselves are files beside the store. */
export const attachments = `
create table attachments (
  "order" text not null, photo text not null, phase text not null, bytes integer not null,
  width integer not null, height integer not null, taken_at integer, lon real, lat real,
  at integer not null, by text not null, arrived integer not null, state text not null,
  primary key ("order", photo)
) without rowid;
create index attachments_by_photo on attachments (photo);
`;
