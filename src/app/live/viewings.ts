/** The log of who looked at which camera. Reading it is noted, so it is read when somebody asks and not again by itself. */
import { queryOptions } from '@tanstack/react-query';
import { viewingsRead } from '#wire/streams.ts';
import { read } from './call.ts';

/** @param before those that began before this one; undefined: the newest. */
export const viewingsReading = (before: string | undefined) =>
  queryOptions({
    queryKey: ['viewings', before ?? ''],
    queryFn: () =>
      read(`/api/viewings${before ? `?before=${encodeURIComponent(before)}` : ''}`, viewingsRead),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
