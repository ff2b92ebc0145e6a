import { ImageRun, type ParagraphChild } from 'docx';
import { drawPicture } from '../../figure/index.js';
import type { Logo, Presentation } from '../../style/presentation.js';
import type { Block, Change, DocumentTree, Figure } from '../../tree.js';
import type { Ids } from './ids.js';
import type { Revision } from './inline.js';
import { PIXELS_A_MILLIMETRE, TWIPS_A_PIXEL } from './measures.js';
import type { Rasterise } from './options.js';
import { line } from './text.js';

/** A vector graphic with a picture for programs that cannot show it, or a picture alone. */
interface Picture {
  readonly svg?: Uint8Array;
  readonly fallback: { readonly type: 'png' | 'jpg'; readonly data: Uint8Array };
  /** Pixels, 96 to an inch. */
  readonly width: number;
  readonly height: number;
  readonly alternative: string;
}

/** So many dots of a picture for each of the 96 to an inch: 192 to an inch will do where programs cannot show the graphic itself. */
const FINENESS = 2;
const INK = '#262626';

/** The pictures of a document, made before it is put together. */
export class Pictures {
  private constructor(
    private readonly ids: Ids,
    private readonly figures: ReadonlyMap<Figure, Picture>,
    private readonly logoPicture: Picture | undefined,
  ) {}

  static async of(
    tree: DocumentTree,
    presentation: Presentation,
    rasterise: Rasterise | undefined,
    ids: Ids,
  ): Promise<Pictures> {
    const figures = new Map<Figure, Picture>();
    if (rasterise) {
      // All are asked for at once: they may be made elsewhere meanwhile.
      const wanted = tree.parts.flatMap((part) => figuresOf(part.blocks));
      const once = eachOnce(rasterise);
      const pictures = await Promise.all(wanted.map((figure) => drawn(figure, presentation, once)));
      for (const [i, figure] of wanted.entries()) figures.set(figure, pictures[i]!);
    }
    const logo = presentation.logo && (await logoOf(presentation.logo, rasterise));
    return new Pictures(ids, figures, logo);
  }

  /** The figure as wide as its place allows; none where nobody makes pictures. */
  figure(figure: Figure, width: number, change: Change | undefined, revision: Revision): ParagraphChild | undefined {
    const picture = this.figures.get(figure);
    return picture && this.image(picture, width / TWIPS_A_PIXEL, change, revision);
  }

  logo(): ParagraphChild | undefined {
    return this.logoPicture && this.image(this.logoPicture, this.logoPicture.width);
  }

  private image(picture: Picture, widest: number, change?: Change, revision?: Revision): ParagraphChild {
    const scale = Math.min(1, widest / picture.width);
    const id = this.ids.next();
    const marked = change && {
      [change === 'inserted' ? 'insertion' : 'deletion']: { id: this.ids.next(), ...revision },
    };
    const common = {
      transformation: { width: Math.floor(picture.width * scale), height: Math.floor(picture.height * scale) },
      altText: { id: String(id), name: `Picture ${id}`, description: line(picture.alternative) },
      ...marked,
    };
    return picture.svg
      ? new ImageRun({ type: 'svg', data: picture.svg, fallback: picture.fallback, ...common })
      : new ImageRun({ ...picture.fallback, ...common });
  }
}

/** Services with the same promise have the same charts. */
function eachOnce(rasterise: Rasterise): Rasterise {
  const made = new Map<string, Promise<Uint8Array>>();
  return (svg, width) => {
    const key = `${width} ${svg}`;
    const picture = made.get(key) ?? rasterise(svg, width);
    made.set(key, picture);
    return picture;
  };
}

async function drawn(
  { drawing, alternative }: Figure,
  presentation: Presentation,
  rasterise: Rasterise,
): Promise<Picture> {
  const { svg, width, height } = drawPicture(drawing, {
    accent: presentation.colours.accent,
    alternative,
    ink: INK,
    fonts: presentation.fonts.body,
  });
  const data = await rasterise(svg, width * FINENESS);
  return { svg: new TextEncoder().encode(svg), fallback: { type: 'png', data }, width, height, alternative };
}

/** A logo as vector graphic needs somebody who makes a picture of it. */
async function logoOf(logo: Logo, rasterise: Rasterise | undefined): Promise<Picture | undefined> {
  const data = Uint8Array.from(atob(logo.base64), (letter) => letter.charCodeAt(0));
  const [width, height] = [logo.width * PIXELS_A_MILLIMETRE, logo.height * PIXELS_A_MILLIMETRE];
  const size = { width, height, alternative: logo.alternative };
  if (logo.mediaType !== 'image/svg+xml') {
    return { fallback: { type: logo.mediaType === 'image/png' ? 'png' : 'jpg', data }, ...size };
  }
  if (!rasterise) return undefined;
  const png = await rasterise(new TextDecoder().decode(data), Math.round(width * FINENESS));
  return { svg: data, fallback: { type: 'png', data: png }, ...size };
}

function figuresOf(blocks: readonly Block[]): readonly Figure[] {
  return blocks.flatMap((block): readonly Figure[] => {
    if (block.kind === 'figure') return [block];
    if (block.kind === 'list') return block.items.flatMap(figuresOf);
    if (block.kind === 'definitions') return block.entries.flatMap((entry) => figuresOf(entry.blocks));
    return 'blocks' in block ? figuresOf(block.blocks) : [];
  });
}
