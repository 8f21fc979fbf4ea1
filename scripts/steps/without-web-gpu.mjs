/**
 * In the place of @luma.gl/gpgpu, which deck.gl asks for on WebGPU alone: the map is drawn with WebGL 2, and a wall need not
 * fetch the twelfth of deck.gl that it never runs. vite.config.ts puts it there.
 */
const never = () => {
  throw new Error('the map is drawn with WebGL');
};

export const backendRegistry = { add: never };
export const cleanEvaluateSync = never;
export const interleave = never;
export class GPUDataEvaluator {
  constructor() {
    never();
  }
}
