/** While something large is made of which little is kept, the heap is swept before it has doubled: left to itself it grows fourfold. */
import { setFlagsFromString } from 'node:v8';

/** Per cent by which the heap may outgrow what was kept of it; 0 leaves it to itself. */
const growing = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`);

export async function lean<T>(make: () => Promise<T>): Promise<T> {
  growing(80);
  try {
    return await make();
  } finally {
    growing(0);
  }
}
