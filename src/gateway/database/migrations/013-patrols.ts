/** The log of patrols is read out of the journal, the newest first. */
export const patrols = `
create index journal_patrols on journal (seq) where type = 'camera.patrolled';
`;
