import type { Rasterise } from '../render/docx/options.js';

/** What pictures are made with, loaded when the first one is made: each program keeps these files elsewhere. */
export interface RasteriseFiles {
  /** `index_bg.wasm` of @resvg/resvg-wasm. */
  readonly program: () => Promise<Uint8Array<ArrayBuffer>>;
  /** A font (TrueType or OpenType) for all text, whatever fonts a graphic names: pictures are the same on every machine. */
  readonly font: () => Promise<Uint8Array>;
}

/** The program can be started only once, whoever asks. */
let started: Promise<typeof import('@resvg/resvg-wasm')> | undefined;

/** Makes PNG pictures of vector graphics, in Node and in a browser's worker. */
export function rasteriser({ program, font }: RasteriseFiles): Rasterise {
  let fontBuffer: Promise<Uint8Array> | undefined;
  return async (svg, width) => {
    started ??= start(program);
    fontBuffer ??= font();
    const [{ Resvg }, loaded] = await Promise.all([started, fontBuffer]);
    const family = 'Carlito';
    const drawing = new Resvg(svg, {
      background: 'white',
      fitTo: { mode: 'width', value: width },
      font: { fontBuffers: [loaded], defaultFontFamily: family, sansSerifFamily: family, serifFamily: family },
    });
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
      drawing.free();
    }
  };
}

async function start(program: RasteriseFiles['program']): Promise<typeof import('@resvg/resvg-wasm')> {
  const resvg = await import('@resvg/resvg-wasm');
  await resvg.initWasm(program());
  return resvg;
}
