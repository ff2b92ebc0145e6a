/** What the page of the preview offers the panel. */
export interface WhatIfHost {
  /** Sends a message to `answerWhatIf` on the side of the extension. */
  post(message: unknown): void;
  /** Calls the listener with each answer of `answerWhatIf`. */
  onMessage(listener: (message: unknown) => void): void;
  /** The id of the agreement that the preview shows. */
  agreement(): string;
}

/** Builds the panel inside `root`, once; the page shows and hides it. */
export function mountWhatIf(_root: HTMLElement, _host: WhatIfHost): void {}
