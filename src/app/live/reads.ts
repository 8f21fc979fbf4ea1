/** Every read of the gateway a screen makes, as query options: the key says what the answer depends on. */
import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import type { Position } from '#domain/geo/shape.ts';
import { type CallerRead, type CallerReason, callerRead } from '#wire/caller.ts';
import { nearestRead } from '#wire/nearest.ts';
import { decodeOrderColumns } from '#wire/order-columns.ts';
import { placesRead } from '#wire/places.ts';
import {
  accountList,
  type accountRow,
  alikeRead,
  basemapRead,
  buildingCensusRead,
  front,
  kpisRead,
  type newAccount,
  orderList,
  orderRead,
  suspiciousRead,
  townRead,
  wordsRead,
} from '#wire/reads.ts';
import { type Answer, call, read, readBytes, TroubleError } from './call.ts';

const RETRIES = 3;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a silent line is asked again.
      retry: (count, error) =>
        count < RETRIES && error instanceof TroubleError && error.trouble.reason === 'line.silent',
    },
  },
});

export const frontRead = queryOptions({
  queryKey: ['front'],
  queryFn: () => read('/api/front', front),
  staleTime: Number.POSITIVE_INFINITY,
});

export const townReading = queryOptions({
  queryKey: ['town'],
  queryFn: () => read('/api/town', townRead),
  staleTime: Number.POSITIVE_INFINITY,
});

export const basemapReading = queryOptions({
  queryKey: ['basemap'],
  queryFn: () => read('/api/basemap', basemapRead),
  staleTime: Number.POSITIVE_INFINITY,
});

/** @param version of the order as the world has it; a new version is a new story. */
export const orderReading = (id: string, version: number | undefined) =>
  queryOptions({
    queryKey: ['order', id, version ?? 'archived'],
    queryFn: () => read(`/api/orders/${encodeURIComponent(id)}`, orderRead),
    placeholderData: (held, query) => (query?.queryKey[1] === id ? held : undefined),
    staleTime: Number.POSITIVE_INFINITY,
  });

const NEAREST_MS = 20_000;

/** Whom to send to an order: asked again while somebody thinks about it, for people walk. */
export const nearestReading = (id: string, version: number | undefined) =>
  queryOptions({
    queryKey: ['nearest', id, version],
    queryFn: () => read(`/api/orders/${encodeURIComponent(id)}/nearest`, nearestRead),
    staleTime: NEAREST_MS,
    refetchInterval: NEAREST_MS,
    placeholderData: (held, query) => (query?.queryKey[1] === id ? held : undefined),
  });

/** Reading words is audited, so it happens when a person asks, never by itself. */
export const wordsReading = (of: 'orders' | 'whistles', id: string, version: number) =>
  queryOptions({
    queryKey: ['words', of, id, version],
    queryFn: () => read(`/api/${of}/${encodeURIComponent(id)}/words`, wordsRead),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    enabled: false,
  });

export const searchReading = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: () => read(`/api/orders?q=${encodeURIComponent(q)}&limit=20`, orderList),
    placeholderData: keepPreviousData,
    enabled: q.length > 0,
  });

/** What has a name in the town: fetched when somebody looks for a place, and once. */
export const placesReading = (enabled: boolean) =>
  queryOptions({
    queryKey: ['places'],
    queryFn: () => read('/api/places', placesRead),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });

/** Orders a report may repeat, as soon as its place and its category are known. */
export const duplicatesReading = (point: Position | undefined, category: string | undefined) =>
  queryOptions({
    queryKey: ['duplicates', point, category],
    queryFn: () =>
      read(`/api/duplicates?point=${point?.join(',')}&category=${category}`, alikeRead),
    enabled: point !== undefined && category !== undefined,
  });

/** Masked; with a reason whole, and then it is asked by hand and never kept. */
export const callerReading = (id: string) =>
  queryOptions({
    queryKey: ['caller', id],
    queryFn: () => read(`/api/orders/${encodeURIComponent(id)}/caller`, callerRead),
  });

export const readCaller = (id: string, reason: CallerReason): Promise<Answer<CallerRead>> =>
  call('GET', `/api/orders/${encodeURIComponent(id)}/caller?reason=${reason}`, callerRead);

const FIGURES_MS = 30_000;

/**
 * Figures of the viewer's area, asked for again and again: they change with the clock alone.
 * @param from the first instant of the period.
 */
export const figuresReading = (area: string, from: number) =>
  queryOptions({
    queryKey: ['figures', area, from],
    queryFn: () => read(`/api/kpis?area=${encodeURIComponent(area)}&from=${from}`, kpisRead),
    placeholderData: keepPreviousData,
    refetchInterval: FIGURES_MS,
    refetchIntervalInBackground: true,
  });

/** What figures are asked of: the filters of the list of orders, and what the parts are. */
export type FiguresAsked = Readonly<Record<string, string | number>>;

const queryOf = (asked: FiguresAsked): string =>
  new URLSearchParams(Object.entries(asked).map(([key, value]) => [key, String(value)])).toString();

/** Figures by parts: grids, kinds, organisations, days. */
export const partsReading = (asked: FiguresAsked) =>
  queryOptions({
    queryKey: ['parts', queryOf(asked)],
    queryFn: () => read(`/api/kpis?${queryOf(asked)}`, kpisRead),
    placeholderData: keepPreviousData,
    refetchInterval: FIGURES_MS,
    refetchIntervalInBackground: true,
  });

const ROWS_MOST = 40;

/** The newest of the orders behind a figure, and how many they are. */
export const rowsReading = (asked: string) =>
  queryOptions({
    queryKey: ['rows', asked],
    queryFn: () => read(`/api/orders?${asked}&limit=${ROWS_MOST}`, orderList),
    refetchInterval: FIGURES_MS,
    refetchIntervalInBackground: true,
  });

/** Closures of the same area and period to look at again, the newest. */
export const suspiciousReading = (area: string, from: number, limit: number) =>
  queryOptions({
    queryKey: ['suspicious', area, from, limit],
    queryFn: () =>
      read(
        `/api/suspicious?area=${encodeURIComponent(area)}&from=${from}&limit=${limit}`,
        suspiciousRead,
      ),
    placeholderData: keepPreviousData,
    refetchInterval: FIGURES_MS,
  });

const HISTORY_MS = 60_000;

/** Orders reported from an instant on, the ended ones too, as columns. */
export const historyReading = (from: number, enabled: boolean) =>
  queryOptions({
    queryKey: ['history', from],
    queryFn: async () => decodeOrderColumns(await readBytes(`/api/orders/columns?from=${from}`)),
    placeholderData: keepPreviousData,
    refetchInterval: HISTORY_MS,
    structuralSharing: false,
    enabled,
  });

export const buildingsReading = (enabled: boolean) =>
  queryOptions({
    queryKey: ['buildings'],
    queryFn: () => read('/api/census/buildings', buildingCensusRead),
    staleTime: 10 * 60_000,
    enabled,
  });

export const accountsReading = queryOptions({
  queryKey: ['accounts'],
  queryFn: () => read('/api/accounts', accountList),
});

/** Not a command of the world: accounts live in a register of their own. */
export const addAccount = (account: z.infer<typeof newAccount>): Promise<Answer<unknown>> =>
  call('POST', '/api/accounts', z.unknown(), account);

export type AccountRow = z.infer<typeof accountRow>;
