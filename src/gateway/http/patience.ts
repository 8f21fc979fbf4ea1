/** How long the house waits for a body: a command is there within seconds; a photo may take its time as long as it keeps coming. */
import type { FastifyRequest } from 'fastify';

const COMMAND_MS = 15_000;
/** A line that carries nothing for so long is lost. */
const IDLE_MS = 20_000;
/** The slowest upload that is waited for to its end: thirty megabytes at GPRS speed are not. */
export const UPLOAD_MOST_MS = 20 * 60_000;

export function beginWaiting(
  { raw, headers }: FastifyRequest,
  isUpload: boolean,
  giveUp: () => void,
  idleMs = IDLE_MS,
): void {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = headers;
  if (!coding && Number(length) === 0) return;
  let came = raw.socket.bytesRead;
  const isStill = () => {
    const before = came;
    came = raw.socket.bytesRead;
    return came === before;
  };
  const end = () => !raw.complete && giveUp();
  const timer = isUpload
    ? setInterval(() => isStill() && end(), idleMs)
    : setTimeout(end, COMMAND_MS);
  const stop = () => clearInterval(timer);
  raw.once('end', stop);
  raw.once('close', stop);
}
