/** A body that keeps coming is waited for; one that stands still, or a command that takes its time, is not. */
import { EventEmitter } from 'node:events';
import type { FastifyRequest } from 'fastify';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beginWaiting } from '#gateway/http/patience.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function calling(isUpload: boolean, length = 8_000_000) {
  const socket = { bytesRead: 0 };
  const raw = Object.assign(new EventEmitter(), { socket, complete: false });
  const giveUp = vi.fn();
  const request = { raw, headers: { 'content-length': String(length) } };
  beginWaiting(request as unknown as FastifyRequest, isUpload, giveUp);
  const pass = (seconds: number, bytesASecond: number) => {
    for (let i = 0; i < seconds; i++) {
      socket.bytesRead += bytesASecond;
      vi.advanceTimersByTime(1_000);
    }
  };
  return { raw, giveUp, pass };
}

test('eight megabytes at ten kilobytes a second arrive; when nothing comes any more, the line is let go', () => {
  const { giveUp, pass } = calling(true);
  pass(700, 10_000);
  expect(giveUp).not.toHaveBeenCalled();
  pass(45, 0);
  expect(giveUp).toHaveBeenCalled();
});

test('a command has fifteen seconds, however busily it trickles in', () => {
  const { giveUp, pass } = calling(false, 500);
  pass(14, 1);
  expect(giveUp).not.toHaveBeenCalled();
  pass(2, 1);
  expect(giveUp).toHaveBeenCalledOnce();
});

test('what has come is not given up', () => {
  const { raw, giveUp, pass } = calling(true);
  pass(5, 10);
  raw.complete = true;
  raw.emit('end');
  pass(100, 0);
  expect(giveUp).not.toHaveBeenCalled();
});
