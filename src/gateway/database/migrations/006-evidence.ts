/**
 * The sixth form of the store: clips beside photos, photos that wait for their order, and what tells a closure that only looks
 * like one. A look is 64 bits in 16 digits; two that differ in four bits at most share one of its five parts.
 */
export const LOOK_PARTS = [
  'substr(look, 1, 3)',
  'substr(look, 4, 3)',
  'substr(look, 7, 3)',
  'substr(look, 10, 3)',
  'substr(look, 13, 4)',
] as const;

export const evidence = `
alter table attachments add column type text not null default 'image/jpeg';
alter table attachments add column seconds real;
alter table attachments add column placed text not null default 'CAMERA';
alter table attachments add column look text;
${LOOK_PARTS.map((part, i) => `create index attachments_by_look_${i} on attachments (${part}) where look is not null;`).join('\n')}
alter table words add column digest blob;
create index words_by_digest on words ("by", digest) where digest is not null;
`;
