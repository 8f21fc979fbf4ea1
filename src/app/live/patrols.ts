/** The log of video patrols. */
import { queryOptions } from '@tanstack/react-query';
import { patrolsRead } from '#wire/streams.ts';
import { read } from './call.ts';

/** @param last number of the latest event of a camera the world knows: a further one may be another log. */
export const patrolsReading = (last: number) =>
  queryOptions({
    queryKey: ['patrols', last],
    queryFn: () => read('/api/patrols', patrolsRead),
    placeholderData: (held) => held,
    staleTime: Number.POSITIVE_INFINITY,
  });
