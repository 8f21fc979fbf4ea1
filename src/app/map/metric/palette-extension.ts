/** Colours a polygon layer through a palette: the polygons' own colour says where theirs lies, so a recolouring is one small texture. */
import { type Layer, LayerExtension, type UpdateParameters } from '@deck.gl/core';
import { HATCHED, PALETTE_WIDTH } from './fill.ts';

export interface PaletteProps {
  /** RGBA, in rows of PALETTE_WIDTH. */
  readonly palette: Uint8Array;
  /** Screen pixels from one line of the hatching to the next. */
  readonly hatch: number;
}

type Painted = Layer<PaletteProps>;
type Texture = ReturnType<Painted['context']['device']['createTexture']>;
interface Held {
  paletteTexture?: Texture | undefined;
}

const paletteModule = {
  name: 'palette',
  vs: `
uniform sampler2D paletteTexture;
vec4 palette_of(vec3 mark) {
  ivec3 bytes = ivec3(mark * 255.0 + 0.5);
  int place = bytes.r + bytes.g * 256 + bytes.b * 65536;
  return texelFetch(paletteTexture, ivec2(place % ${PALETTE_WIDTH}, place / ${PALETTE_WIDTH}), 0);
}
`,
  fs: `
layout(std140) uniform paletteUniforms {
  float hatch;
} palette;
`,
  inject: {
    'vs:#decl': 'flat out float palette_hatched;',
    'vs:DECKGL_FILTER_COLOR': `
  vec4 palette_colour = palette_of(color.rgb);
  palette_hatched = abs(palette_colour.a - ${(HATCHED / 255).toFixed(4)}) < 0.01 ? 1.0 : 0.0;
  color.rgb = palette_colour.rgb;
`,
    'fs:#decl': 'flat in float palette_hatched;',
    'fs:DECKGL_FILTER_COLOR': `
  if (palette_hatched > 0.5 && mod(gl_FragCoord.x + gl_FragCoord.y, palette.hatch) < 0.16 * palette.hatch)
    color.rgb += vec3(0.11);
`,
  },
  uniformTypes: { hatch: 'f32' },
} as const;

export class PaletteExtension extends LayerExtension {
  static override extensionName = 'PaletteExtension';
  static override defaultProps = {
    palette: { type: 'data', value: null, compare: false },
    hatch: 8,
  };

  override getShaders() {
    return { modules: [paletteModule] };
  }

  override updateState(this: Painted, { props, oldProps }: UpdateParameters<Painted>): void {
    if (props.palette === oldProps.palette) return;
    const held = this.state as Held;
    const height = props.palette.length / (4 * PALETTE_WIDTH);
    if (held.paletteTexture?.height === height) held.paletteTexture.writeData(props.palette);
    else {
      held.paletteTexture?.destroy();
      held.paletteTexture = this.context.device.createTexture({
        format: 'rgba8unorm',
        width: PALETTE_WIDTH,
        height,
        data: props.palette,
        sampler: { minFilter: 'nearest', magFilter: 'nearest' },
      });
    }
    this.setNeedsRedraw();
  }

  override draw(this: Painted): void {
    const { paletteTexture } = this.state as Held;
    this.setShaderModuleProps({ palette: { paletteTexture, hatch: this.props.hatch } });
  }

  override finalizeState(this: Painted): void {
    (this.state as Held).paletteTexture?.destroy();
  }
}
