/** The log of video patrols. */
import { queryOptions } from '@tanstack/react-query';
import { patrolsRead } from '#wire/streams.ts';
import { read } from './call.ts';

/** @param last instant of the latest patrol the world knows: a further one is another log. */
export const patrolsReading = (last: number) =>
  queryOptions({
    queryKey: ['patrols', last],
    queryFn: () => read('/api/patrols', patrolsRead),
    placeholderData: (held) => held,
    staleTime: Number.POSITIVE_INFINITY,
  });
