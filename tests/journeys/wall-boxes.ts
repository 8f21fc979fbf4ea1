/** What a page's text looks like from outside: which is cut, which lies on a seam, which is too faint. Runs inside the page. */

export interface Asked {
  /** Screens across and down. */
  readonly across: number;
  readonly down: number;
  /** Least contrast of text on what lies behind it. */
  readonly contrast: number;
}

/** @returns a sentence for each fault. */
export function faultsOf({ across, down, contrast }: Asked): string[] {
  const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 10;
  const clear = 11.5 * unit;
  const cuts = (n: number, size: number) =>
    Array.from({ length: n - 1 }, (_, i) => ((i + 1) * size) / n);
  const [seamsX, seamsY] = [cuts(across, innerWidth), cuts(down, innerHeight)];

  type Colour = readonly [number, number, number, number];
  const colourOf = (text: string): Colour => {
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return text.startsWith('color(') ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (i: 0 | 1 | 2) => top[i] * top[3] + under[i] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const groundOf = (element: Element): Colour => {
    const layers: Colour[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      const colour = colourOf(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reduceRight((under, top) => over(top, under), [0, 0, 0, 1] as Colour);
  };
  const light = ([r, g, b]: Colour): number => {
    const part = (value: number) => {
      const share = value / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const contrastOf = (element: Element): number => {
    const ground = groundOf(element);
    const lights = [light(over(colourOf(getComputedStyle(element).color), ground)), light(ground)];
    return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
  };

  const faults: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue?.trim();
    const element = node.parentElement;
    if (!text || !element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      continue;
    if (element.closest('.unseen, noscript')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const where =
      element.closest('[data-panel]')?.getAttribute('data-panel') ??
      element.closest('header, footer, main, section')?.tagName ??
      '';
    const say = (fault: string) => faults.push(`${where} “${text.slice(0, 40)}” ${fault}`);

    // What a box hides whole is not there; what it hides in part is cut.
    let hidden = false;
    let shortened = false;
    for (let at: Element | null = element; at && !hidden; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const edge = at.getBoundingClientRect();
      if (box.top >= edge.bottom - 1 || box.left >= edge.right - 1 || box.bottom <= edge.top + 1) {
        hidden = true;
      } else if (style.textOverflow === 'ellipsis' && at.scrollWidth > at.clientWidth) {
        say('is cut by an ellipsis');
        shortened = true;
        break;
      } else if (box.right > edge.right + 1.5 || box.left < edge.left - 1.5) {
        say(`is cut sideways by ${Math.round(box.right - edge.right)} px`);
        break;
      } else {
        // A line box is higher than its glyphs by a fifth above and below.
        const glyphs = box.height * 0.2;
        if (box.bottom - glyphs > edge.bottom + 1 || box.top + glyphs < edge.top - 1) {
          say(`is cut by ${Math.round(box.bottom - edge.bottom)} px below`);
          break;
        }
      }
    }
    if (hidden) continue;
    if (shortened) continue;
    const inset = box.height * 0.2;
    if (box.right > innerWidth + 1 || box.bottom - inset > innerHeight) say('leaves the wall');
    if (!element.closest('main')) {
      const lies = (from: number, to: number) => (seam: number) =>
        from < seam + clear && to > seam - clear;
      if (seamsX.some(lies(box.left, box.right))) say('lies on a seam across');
      if (seamsY.some(lies(box.top + inset, box.bottom - inset))) say('lies on a seam down');
    }
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (size < 17.9 * unit) say(`is ${(size / unit).toFixed(1)} units high`);
    const seen = contrastOf(element);
    if (seen < contrast) say(`has a contrast of ${seen.toFixed(2)}`);
  }
  return faults;
}
