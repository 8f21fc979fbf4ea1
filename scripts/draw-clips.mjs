/** Draws the demo's camera clips into data/clips: needs ffmpeg, and is needed only when a scene is drawn anew. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { crossing, market, shore, street } from './clips/scenes.mjs';
import { at } from './steps/house.mjs';

const drawing = { street, crossing, market, shore };

const FRAMES_A_SECOND = 12.5;
const SECONDS = 24;
const FRAMES = SECONDS * FRAMES_A_SECOND;
const SEGMENT_FRAMES = 2 * FRAMES_A_SECOND;
const SIZE = '640x360';

/** By night a camera sees without colour. */
const LOOK = { day: 'gblur=sigma=0.7', night: 'gblur=sigma=0.8,hue=s=0.12,vignette=PI/5' };

const coding = [
  ...['-c:v', 'libx264', '-preset', 'veryslow', '-crf', '29', '-pix_fmt', 'yuv420p'],
  ...[
    '-profile:v',
    'main',
    '-g',
    SEGMENT_FRAMES,
    '-keyint_min',
    SEGMENT_FRAMES,
    '-sc_threshold',
    0,
  ],
  ...['-x264-params', 'open-gop=0', '-bf', 0, '-map_metadata', -1, '-fflags', '+bitexact'],
  ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof+omit_tfhd_offset'],
].map(String);

async function draw(scene, light, folder) {
  const svgAt = (turn) => Buffer.from(drawing[scene](turn, light === 'night'));
  const input = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', SIZE, '-r', String(FRAMES_A_SECOND)];
  const file = join(folder, `${scene}-${light}.mp4`);
  const args = ['-y', '-v', 'error', ...input, '-i', '-', '-vf', LOOK[light], ...coding, file];
  const ffmpeg = spawn('ffmpeg', args, { stdio: ['pipe', 'inherit', 'inherit'] });
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const bytes = await sharp(svgAt(frame / FRAMES))
      .removeAlpha()
      .raw()
      .toBuffer();
    if (!ffmpeg.stdin.write(bytes)) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  const [code] = await once(ffmpeg, 'close');
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  await sharp(svgAt(0)).resize(320).webp({ quality: 60 }).toFile(file.replace('.mp4', '.webp'));
}

const folder = at('data/clips');
mkdirSync(folder, { recursive: true });
for (const scene of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(drawing))
  for (const light of ['day', 'night']) await draw(scene, light, folder);
