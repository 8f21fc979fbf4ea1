import { createReadStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { ulid } from 'ulid';
import { z } from 'zod';
import { IMPORT_KINDS } from '#domain/imports/import-run.ts';
import { refuse } from '#domain/kernel/outcome.ts';
import { importList, importLook, importMap, importState } from '#wire/imports.ts';
import type { House } from '../../house.ts';
import { FILE_MOST } from '../../imports/import-clerk.ts';
import { type Call, defineRoute } from '../contract.ts';
import { isRefusal } from '../refusals.ts';

const byId = z.object({ id: z.string().regex(/^[0-9A-Za-z]{1,26}$/) });
const byMap = z.object({ map: importMap });

/** Notes what was tried, and gives back what came of it. */
function noted<T extends object>(
  { audit }: House,
  { session, viewer, address }: Call<unknown, unknown, unknown>,
  what: { readonly action: string; readonly object: string; readonly detail?: string },
  answer: T,
): T {
  audit.write({
    account: session?.account.id ?? null,
    post: viewer.post,
    address,
    detail: '',
    ...what,
    outcome: isRefusal(answer) ? 'refused' : 'done',
  });
  return answer;
}

export const importsRoute = defineRoute({
  method: 'GET',
  path: '/api/imports',
  summary: 'Files that were brought since the start, and how far each is',
  access: 'imports.manage',
  output: importList,
  handle: ({ clerk }) => ({ files: clerk.states() }),
});

export const newImportRoute = defineRoute({
  method: 'POST',
  path: '/api/imports',
  summary: 'Bring a file, the body as it is; it waits until it is said how it is to be read',
  access: 'imports.manage',
  streamMost: FILE_MOST,
  query: z.object({ kind: z.enum(IMPORT_KINDS), name: z.string().trim().min(1).max(200) }),
  output: importState,
  handle: async (house, call) => {
    const { kind, name } = call.query;
    const id = ulid();
    const bytes: unknown = call.body;
    const file = bytes instanceof Readable ? bytes : Readable.from([]);
    const taken = await house.clerk.take(id, kind, name, file);
    const what = { action: 'bring-file', object: id, detail: `${kind} ${name}` };
    return noted(house, call, what, taken);
  },
});

export const importRoute = defineRoute({
  method: 'GET',
  path: '/api/imports/:id',
  summary: 'How far a file is, and what it came to',
  access: 'imports.manage',
  params: byId,
  output: importState,
  handle: ({ clerk }, { params }) => clerk.state(params.id) ?? refuse('import.unknown'),
});

export const lookImportRoute = defineRoute({
  method: 'POST',
  path: '/api/imports/:id/look',
  summary:
    'The first rows of a file, the words of its columns, the coordinate system it seems to be in; without a map one is guessed or remembered',
  access: 'imports.manage',
  params: byId,
  body: byMap.partial(),
  output: importLook,
  handle: ({ clerk }, { params, body }) => clerk.look(params.id, body.map),
});

export const checkImportRoute = defineRoute({
  method: 'POST',
  path: '/api/imports/:id/check',
  summary: 'Try a file: read to its end, nothing is stored; the state tells what it would come to',
  access: 'imports.manage',
  params: byId,
  body: byMap,
  output: importState,
  handle: ({ clerk }, { params, body }) => clerk.check(params.id, body.map),
});

export const startImportRoute = defineRoute({
  method: 'POST',
  path: '/api/imports/:id/start',
  summary: 'Import a file, between the commands of others; the state tells how far it is',
  access: 'imports.manage',
  params: byId,
  body: byMap,
  output: importState,
  handle: (house, call) => {
    const { params, body, viewer } = call;
    const what = { action: 'import-file', object: params.id };
    return noted(house, call, what, house.clerk.start(params.id, body.map, viewer.post));
  },
});

export const undoImportRoute = defineRoute({
  method: 'POST',
  path: '/api/imports/:id/undo',
  summary: 'Take the last import back, if nobody has worked with what it brought',
  access: 'imports.manage',
  params: byId,
  output: importState,
  handle: (house, call) => {
    const { params, viewer } = call;
    const what = { action: 'undo-import', object: params.id };
    return noted(house, call, what, house.clerk.undo(params.id, viewer.post));
  },
});

export const rejectsRoute = defineRoute({
  method: 'GET',
  path: '/api/imports/:id/rejects',
  summary: 'What was refused of a file, with row, field, value and reason, as CSV',
  access: 'imports.manage',
  params: byId,
  output: z.string(),
  handle: ({ imports }, { params, reply }) => {
    const path = imports.rejectsOf(params.id);
    if (!existsSync(path)) return refuse('import.unknown');
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="rejects-${params.id}.csv"`)
      .header('x-content-type-options', 'nosniff');
    return createReadStream(path) as never;
  },
});

export const dropImportRoute = defineRoute({
  method: 'DELETE',
  path: '/api/imports/:id',
  summary: 'Let a file go that was not imported',
  access: 'imports.manage',
  params: byId,
  output: z.object({ ok: z.literal(true) }),
  handle: ({ clerk }, { params }) => clerk.drop(params.id) ?? { ok: true as const },
});
