/** What a route is: its address, who may call it, what goes in and what comes out. OpenAPI and the checks are read from this. */
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Refused } from '#domain/access/judge.ts';
import type { Permission } from '#domain/access/table.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import type { Session } from '../access/sessions.ts';
import type { House } from '../house.ts';

export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Who asks; absent only on public routes. */
  readonly session: Session | undefined;
  readonly viewer: Viewer;
  readonly address: string;
  /** For the few routes that set a cookie or stream; all others return their answer. */
  readonly reply: FastifyReply;
}

export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly summary: string;
  /** A function of the authorisation table, any session, or everyone. */
  readonly access: Permission | 'session' | 'public';
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly output: Output;
  /** Takes the body as bytes, whatever it calls itself, up to so many; without it a body is a short JSON. */
  readonly bytesMost?: number;
  /** Takes the body as a stream of up to so many bytes, which the handler itself counts. */
  readonly streamMost?: number;
  /** Calls per minute and address; for routes that check secrets. */
  readonly perMinute?: number;
  handle(
    house: House,
    call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
  ): Promise<z.input<Output> | Refused> | z.input<Output> | Refused;
}

export const defineRoute = <
  Output extends z.ZodType,
  Params extends z.ZodType = z.ZodType<unknown>,
  Query extends z.ZodType = z.ZodType<unknown>,
  Body extends z.ZodType = z.ZodType<unknown>,
>(
  route: Route<Params, Query, Body, Output>,
): Route => route as unknown as Route;
