/** Looking at a camera: asked for with a reason, renewed while it goes on, and said when it ends. */
import { z } from 'zod';
import { type StreamAsked, type StreamGiven, streamGiven } from '#wire/streams.ts';
import { type Answer, call } from './call.ts';

const streamOf = (camera: string) => `/api/cameras/${encodeURIComponent(camera)}/stream`;

export const lookAt = (camera: string, asked: StreamAsked): Promise<Answer<StreamGiven>> =>
  call('POST', streamOf(camera), streamGiven, asked);

export const lookAway = (camera: string, viewing: string): Promise<Answer<unknown>> =>
  call('DELETE', `${streamOf(camera)}/${viewing}`, z.unknown());

export const stillOf = (camera: string): string =>
  `/api/cameras/${encodeURIComponent(camera)}/still`;
