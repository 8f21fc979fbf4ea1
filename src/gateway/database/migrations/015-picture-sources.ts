/** The fifteenth form of the store: where the pictures of brought cameras come from, sealed, each under the mark its camera bears. */
export const pictureSources = `
create table picture_sources (mark text primary key, sealed blob not null) without rowid;
`;
