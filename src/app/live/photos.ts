/** Photos of an order: what there is, where each picture is, and how one is sent. */
import { queryOptions } from '@tanstack/react-query';
import type { Position } from '#domain/geo/shape.ts';
import type { Phase } from '#domain/order/codes.ts';
import { type DraftAccepted, draftAccepted, photoAccepted, photosRead } from '#wire/reads.ts';
import { type Answer, call, read } from './call.ts';

const photosOf = (order: string) => `/api/orders/${encodeURIComponent(order)}/photos`;

/** @param version of the order as the world has it; a photo more is a new version. */
export const photosReading = (order: string, version: number | undefined) =>
  queryOptions({
    queryKey: ['photos', order, version ?? 'archived'],
    queryFn: () => read(photosOf(order), photosRead),
    placeholderData: (held, query) => (query?.queryKey[1] === order ? held : undefined),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Looking is audited: a picture is asked for when a person wants to see it. */
export const pictureOf = (order: string, photo: string): string =>
  `/api/photos/${photo}?order=${encodeURIComponent(order)}`;

/** Photos are long and phones are slow; the gateway lets go of a line that carries nothing. */
const PATIENCE_MS = 20 * 60_000;

/** `id` names the wish: sent again after a silence, it has no second effect. */
export const sendPhoto = (
  order: string,
  { id, phase, file }: { id: string; phase: Phase; file: Blob },
): Promise<Answer<{ photo: string }>> =>
  call('POST', `${photosOf(order)}?phase=${phase}&id=${id}`, photoAccepted, file, PATIENCE_MS);

/** Sends a photo for an order that is still to come. `fix` is where the phone is, for a camera that writes no place. */
export const sendDraft = (file: Blob, fix: Position | undefined): Promise<Answer<DraftAccepted>> =>
  call(
    'POST',
    `/api/drafts/photos${fix ? `?lon=${fix[0]}&lat=${fix[1]}` : ''}`,
    draftAccepted,
    file,
    PATIENCE_MS,
  );
