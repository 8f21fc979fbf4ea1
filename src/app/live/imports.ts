/** Files that the administrator brings: sent as they are, looked at, tried, imported, taken back. */
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import type { ImportKind } from '#domain/imports/import-run.ts';
import {
  type ImportMap,
  type ImportState,
  importList,
  importLook,
  importState,
} from '#wire/imports.ts';
import { type Answer, call, read, TroubleError } from './call.ts';

/** A file of a gigabyte over a slow line. */
const PATIENCE_MS = 20 * 60_000;
/** A look reads the file's beginning, and all of it to tell its letters. */
const LOOK_MS = 60_000;
/** How often one asks how far it is, while it goes on. */
const ASK_MS = 400;

const at = (id: string, act?: string) =>
  `/api/imports/${encodeURIComponent(id)}${act ? `/${act}` : ''}`;

export const goesOn = ({ stage }: Pick<ImportState, 'stage'>): boolean =>
  stage === 'checking' || stage === 'storing' || stage === 'undoing';

export const importsReading = queryOptions({
  queryKey: ['imports'],
  queryFn: () => read('/api/imports', importList),
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.files.some(goesOn) ? ASK_MS : false),
});

export const lookReading = (id: string, map: ImportMap | undefined) =>
  queryOptions({
    queryKey: ['imports', id, 'look', map],
    queryFn: async () => {
      const answer = await call('POST', at(id, 'look'), importLook, map ? { map } : {}, LOOK_MS);
      if (answer.ok) return answer.value;
      throw new TroubleError(answer);
    },
    placeholderData: (held, query) => (query?.queryKey[1] === id ? held : undefined),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const bringFile = (kind: ImportKind, file: File): Promise<Answer<ImportState>> =>
  call(
    'POST',
    `/api/imports?kind=${kind}&name=${encodeURIComponent(file.name)}`,
    importState,
    file,
    PATIENCE_MS,
  );

export const actOnImport = (
  id: string,
  act: 'check' | 'start',
  map: ImportMap,
): Promise<Answer<ImportState>> => call('POST', at(id, act), importState, { map });

export const undoImport = (id: string): Promise<Answer<ImportState>> =>
  call('POST', at(id, 'undo'), importState, {});

export const dropImport = (id: string): Promise<Answer<unknown>> =>
  call('DELETE', at(id), z.unknown());

export const rejectsAddress = (id: string): string => at(id, 'rejects');
