/** What the extension and the page of the preview say to each other. */
import type {
  GeneratedFormat,
  Layout,
  PreviewedAgreement,
  PreviewFinding,
  PreviewPiece,
} from '@sla-language/server/protocol';

/** The colours of the editor, or those of paper. */
export type Look = 'editor' | 'paper';

/** What a preview shows; the page keeps it, so that it can be restored. */
export interface PreviewState {
  readonly uri: string;
  readonly agreement?: string;
  readonly layout: Layout;
  readonly look: Look;
  readonly locked: boolean;
}

export interface ShownDocument {
  readonly title: string;
  readonly language: string;
  /** Missing where it is as before. */
  readonly style?: string;
  readonly pieces: readonly ShownPiece[];
  readonly findings: readonly ShownFinding[];
}

export interface ShownPiece extends PreviewPiece {
  /** Missing where the page has it. */
  readonly html?: string;
}

export type ShownFinding = Pick<PreviewFinding, 'severity' | 'code' | 'message' | 'key'>;

export interface Banner {
  readonly message: string;
  /** The document below is not that of the text as it is. */
  readonly isStale: boolean;
  /** There is a place to go to. */
  readonly leads: boolean;
  readonly others?: readonly { readonly uri: string; readonly title: string }[];
}

/** From the extension to the page; what is missing stays as it is. */
export interface ToPage {
  readonly state?: PreviewState;
  readonly agreements?: readonly Pick<PreviewedAgreement, 'id' | 'title' | 'kind'>[];
  readonly document?: ShownDocument | null;
  readonly banner?: Banner | null;
  /** The element for the place of the cursor. */
  readonly current?: { readonly key: string | null; readonly mayScroll: boolean };
  /** An element, and how much of it is above the upper edge; without one, the head of the document. */
  readonly scrollTo?: { readonly key: string | null; readonly share: number };
  readonly whatIf?: unknown;
}

/** From the page to the extension. */
export interface ToExtension {
  /** The page has been loaded and shows nothing. */
  readonly ready?: true;
  /** Go to what an element shows. */
  readonly open?: string;
  readonly openFinding?: number;
  readonly openProblem?: true;
  readonly openFile?: string;
  readonly scrolled?: { readonly key: string; readonly share: number };
  readonly choose?: Partial<Pick<PreviewState, 'agreement' | 'layout' | 'look' | 'locked'>>;
  /** Make a file of the document, in a format. */
  readonly generate?: GeneratedFormat;
  readonly whatIf?: unknown;
}
