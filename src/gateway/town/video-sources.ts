/** Where the pictures of a town's cameras come from: `video.json` in its folder. Addresses and passwords stay in the gateway. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cameraCode } from '#domain/camera/camera.ts';
import { readOne } from './read-json.ts';

/** A name and a password have fields of their own: in an address they end up in logs. */
const playlist = z
  .url({ protocol: /^https?$/ })
  .refine((url) => new URL(url).username === '' && new URL(url).password === '', {
    error: 'holds a name or a password; they have fields of their own',
  });

export const pictureSource = z
  .object({
    /** Its live playlist (HLS). */
    list: playlist,
    user: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
  })
  .strict();
export type PictureSource = z.infer<typeof pictureSource>;

const videoSources = z
  .object({
    sources: z.array(pictureSource.extend({ camera: cameraCode }).strict()),
    /** Further servers the playlists may name; each source's own is known. */
    servers: z.array(playlist).default([]),
  })
  .strict();
export type VideoSources = z.infer<typeof videoSources>;
export type VideoSource = VideoSources['sources'][number];

export function readVideoSources(own: string): VideoSources {
  const file = join(own, 'video.json');
  return existsSync(file) ? readOne(file, videoSources) : { sources: [], servers: [] };
}
