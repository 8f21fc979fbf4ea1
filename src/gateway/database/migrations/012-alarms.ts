/** The twelfth form of the store: alarms, as they stand. */
export const alarms = `
create table alarms (
  id text primary key, version integer not null, live integer not null, body text not null
) without rowid;
`;
