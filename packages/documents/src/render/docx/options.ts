import type { Presentation } from '../../style/presentation.js';

export interface DocxOptions {
  /** How the house's documents look; without it, plainly. */
  readonly presentation?: Presentation;
  /**
   * Seconds since 1970: when the file says that it was made and its marked changes too. Without it, the beginning of the day
   * on which the agreement takes effect, or of 1980, which is the first that the format knows. The clock is never asked.
   */
  readonly date?: number;
  /** Pictures for programs that show no vector graphics. Without it, figures stand in words. */
  readonly rasterise?: Rasterise;
}

/** Makes a PNG picture of a vector graphic, as wide as asked for, in pixels. */
export type Rasterise = (svg: string, width: number) => Promise<Uint8Array>;
