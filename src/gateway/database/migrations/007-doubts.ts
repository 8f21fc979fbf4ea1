/** The seventh form of the store: why a closure is to be looked at again, noted when the photo or the words came in. */
export const doubts = `
create table doubts (
  "order" text not null, doubt text not null, at integer not null, primary key ("order", doubt)
) without rowid;
`;
