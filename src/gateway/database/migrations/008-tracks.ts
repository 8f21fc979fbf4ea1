/** Where workers were on shift: a block for each area and ten minutes, forgotten after thirty days. */
export const tracks = `
create table tracks (
  area text not null, begins integer not null, ends integer not null, body blob not null,
  primary key (area, begins)
) without rowid;
create index tracks_by_age on tracks (begins);
`;
