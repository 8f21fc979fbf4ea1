import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withFrame } from '#app/state/frame.ts';

let frames: (() => void)[] = [];
const drawFrame = () => {
  const [draw] = frames.splice(0);
  draw?.();
};

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
  vi.stubGlobal('cancelAnimationFrame', () => frames.pop());
});
afterEach(() => {
  drawFrame();
  vi.unstubAllGlobals();
});

it('what a frame’s work asks for is done within that frame, and once', () => {
  const said: string[] = [];
  const second = () => said.push('second');
  withFrame(() => {
    said.push('first');
    withFrame(second);
    withFrame(second);
  });
  drawFrame();
  expect(said).toEqual(['first', 'second']);
  expect(frames).toEqual([]);
});

it('work that asks for itself waits for the next frame', () => {
  let runs = 0;
  const again = () => {
    runs += 1;
    if (runs < 3) withFrame(again);
  };
  withFrame(again);
  drawFrame();
  expect(runs).toBe(1);
  drawFrame();
  drawFrame();
  expect(runs).toBe(3);
});

it('work that fails takes no other with it', () => {
  let done = false;
  withFrame(() => {
    throw new Error('broken');
  });
  withFrame(() => {
    done = true;
  });
  expect(drawFrame).toThrow('broken');
  drawFrame();
  expect(done).toBe(true);
});

it('what was taken back is not done, and no frame is asked for it', () => {
  withFrame(() => {
    throw new Error('taken back');
  })();
  expect(frames).toEqual([]);
});
