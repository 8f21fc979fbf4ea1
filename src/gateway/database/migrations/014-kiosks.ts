/** The fourteenth form of the store: the devices that show a wall by themselves. Neither their code nor their key is here, only hashes. */
export const kiosks = `
create table kiosks (
  id text primary key, name text not null, account text not null references accounts (id), made integer not null,
  code blob unique, key blob unique, claimed integer, address text, revoked integer
) without rowid;
`;
