/**
 * Runs in the page before anything else: sees to it that a pixel can be read in the very frame in which it was drawn. After each
 * callback of a frame in which a canvas was drawn on, the watched window of it is read back; a software GPU has then drawn it.
 */
export interface Watch {
  /** Which canvas, by a selector. */
  readonly canvas: string;
  /** Its middle in CSS pixels from the canvas's top left, and half its side. */
  readonly at: readonly [number, number];
  readonly reach: number;
  readonly colour: readonly [number, number, number];
}

export interface BenchHook {
  /** Begins to watch; `seen` then resolves with the instant at which the colour was there. */
  watch(watch: Watch): void;
  seen(): Promise<number>;
  /** How many frames were looked at in vain since the watch began: 0 means that the colour may have been there before. */
  missed: number;
  clock(): number;
}

export function installHook(): void {
  const TOLERANCE = 28;
  const LEAST_PIXELS = 3;
  const GIVE_UP_MS = 20_000;
  const drawnOn = new Set<WebGL2RenderingContext>();
  const made = new WeakMap<HTMLCanvasElement, WebGL2RenderingContext>();
  const draws = [
    'clear',
    'drawArrays',
    'drawElements',
    'drawArraysInstanced',
    'drawElementsInstanced',
  ] as const;
  const getContext = HTMLCanvasElement.prototype.getContext as (
    this: HTMLCanvasElement,
    ...rest: unknown[]
  ) => RenderingContext | null;
  Object.assign(HTMLCanvasElement.prototype, {
    getContext(this: HTMLCanvasElement, ...rest: unknown[]) {
      const context = getContext.apply(this, rest);
      if (!(context instanceof WebGL2RenderingContext) || made.has(this)) return context;
      made.set(this, context);
      for (const name of draws) {
        const draw = context[name].bind(context) as (...rest: unknown[]) => void;
        Object.assign(context, {
          [name]: (...rest: unknown[]) => {
            drawnOn.add(context);
            draw(...rest);
          },
        });
      }
      return context;
    },
  });

  let watching: { watch: Watch; gl: WebGL2RenderingContext; found(at: number): void } | undefined;
  let seen: Promise<number> = Promise.resolve(0);
  const clock = () => performance.timeOrigin + performance.now();

  function shows({ at: [x, y], reach, colour }: Watch, gl: WebGL2RenderingContext): boolean {
    const side = 2 * reach + 1;
    const bytes = new Uint8Array(side * side * 4);
    const bound = gl.getParameter(gl.READ_FRAMEBUFFER_BINDING) as WebGLFramebuffer | null;
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
    const foot = gl.drawingBufferHeight - Math.round(y) - reach - 1;
    gl.readPixels(Math.round(x) - reach, foot, side, side, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, bound);
    let count = 0;
    for (let i = 0; i < bytes.length; i += 4)
      if (colour.every((part, k) => Math.abs((bytes[i + k] ?? 0) - part) <= TOLERANCE)) count += 1;
    return count >= LEAST_PIXELS;
  }

  function look(): void {
    if (!watching) return;
    const { watch, gl, found } = watching;
    if (!drawnOn.delete(gl)) return;
    if (shows(watch, gl)) {
      watching = undefined;
      found(clock());
    } else hook.missed += 1;
  }

  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) =>
    request((time) => {
      callback(time);
      look();
    });

  const hook: BenchHook = {
    missed: 0,
    clock,
    watch: (watch) => {
      const canvas = document.querySelector<HTMLCanvasElement>(watch.canvas);
      const gl = canvas && made.get(canvas);
      if (!gl) throw new Error(`no canvas at ${watch.canvas}`);
      drawnOn.clear();
      hook.missed = 0;
      seen = new Promise((done, fail) => {
        const late = setTimeout(
          () => fail(new Error(`never seen at ${watch.at} of ${watch.canvas}`)),
          GIVE_UP_MS,
        );
        watching = {
          watch,
          gl,
          found: (at) => {
            clearTimeout(late);
            done(at);
          },
        };
      });
    },
    seen: () => seen,
  };
  Object.assign(globalThis, { benchHook: hook });
}
