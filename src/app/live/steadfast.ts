/** Loads a chunk of the page however often the line breaks meanwhile: a part that failed once must not stay lost. */
const AGAIN_MS = 2_000;

export const steadfast =
  <T>(load: () => Promise<T>) =>
  (): Promise<T> =>
    load().catch(
      () => new Promise<T>((done) => setTimeout(() => done(steadfast(load)()), AGAIN_MS)),
    );
