/** How documents of one house look; the words are a matter of the outline. Every format takes what it can show. */
export interface Presentation {
  readonly paper: 'A4' | 'Letter';
  /** Colours as `#rrggbb`. */
  readonly colours: { readonly accent: string };
  /** Names of fonts, the preferred one first. */
  readonly fonts: { readonly body: readonly string[]; readonly headings: readonly string[] };
  readonly logo?: Logo;
  /** Text at the head and the foot of each page; without it, the title and the version. */
  readonly header?: string;
  readonly footer?: string;
}

export interface Logo {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/svg+xml';
  readonly base64: string;
  /** What it shows, for those who cannot see it. */
  readonly alternative: string;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
}

/** Where a house has no style of its own. */
export const plainPresentation: Presentation = {
  paper: 'A4',
  colours: { accent: '#1f4e79' },
  fonts: {
    body: ['Calibri', 'Carlito', 'Liberation Sans', 'Arial', 'sans-serif'],
    headings: ['Calibri', 'Carlito', 'Liberation Sans', 'Arial', 'sans-serif'],
  },
};
