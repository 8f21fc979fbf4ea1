/** Still pictures out of a running one: the last that was seen, and a snapshot that says of itself what it is. */

/** Undefined while there is nothing to see. */
export function lastFrame(video: HTMLVideoElement, into: HTMLCanvasElement): boolean {
  if (video.readyState < 2 || video.videoWidth === 0) return false;
  into.width = video.videoWidth;
  into.height = video.videoHeight;
  into.getContext('2d')?.drawImage(video, 0, 0);
  return true;
}

/** A picture as JPEG with a line under it: whose, when, and that it is simulated where it is. */
export async function snapshot(
  video: HTMLVideoElement,
  line: string,
  badge: string | undefined,
): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  if (!lastFrame(video, canvas)) return undefined;
  const { width, height } = canvas;
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  const size = Math.max(14, Math.round(height / 22));
  const { fontFamily } = getComputedStyle(document.body);
  pen.font = `${size}px ${fontFamily}`;
  pen.textBaseline = 'middle';
  const write = (text: string, x: number, y: number, right = false) => {
    const wide = Math.min(pen.measureText(text).width, width - size) + size;
    pen.fillStyle = 'rgba(8, 12, 16, 0.75)';
    pen.fillRect(right ? x - wide : x, y, wide, size * 1.7);
    pen.fillStyle = '#fff';
    pen.fillText(text, (right ? x - wide : x) + size / 2, y + size * 0.87, width - size);
  };
  write(line, 0, height - size * 1.7);
  if (badge) write(badge, width, 0, true);
  return new Promise((resolve) =>
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', 0.9),
  );
}
