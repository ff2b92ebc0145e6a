import { keyAt } from '@sla-language/server/places';
import type { PreviewDocument, PreviewPlace } from '@sla-language/server/protocol';

export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Where what the preview shows is written. While the text is edited and the preview is not made anew, its places move along. */
export class ShownPlaces {
  private constructor(
    readonly files: readonly string[],
    readonly places: readonly PreviewPlace[],
  ) {}

  static readonly none = new ShownPlaces([], []);

  static of({ files, places }: PreviewDocument): ShownPlaces {
    return new ShownPlaces(files, places);
  }

  has(uri: string): boolean {
    return this.files.includes(uri);
  }

  place(key: string): { readonly uri: string; readonly range: Range } | undefined {
    const found = this.places.find((place) => place[0] === key);
    if (!found) return undefined;
    return { uri: this.files[found[1]]!, range: rangeOf(found) };
  }

  /** The element for a place in the text: that which shows it, else the one before it. */
  keyAt(uri: string, at: Position): string | undefined {
    const found = keyAt(this, uri, at);
    if (found !== undefined) return found;
    const file = this.files.indexOf(uri);
    let last: PreviewPlace | undefined;
    for (const place of this.places) {
      if (place[1] !== file || place[4] > at.line) continue;
      const isLater = !last || place[4] > last[4];
      if (isLater || (place[4] === last?.[4] && place[6] && !last[6])) last = place;
    }
    return last?.[0];
  }

  /** The element for the first line that can be seen, and how much of its text is above. */
  atLine(uri: string, line: number): { readonly key: string; readonly share: number } | undefined {
    const file = this.files.indexOf(uri);
    const length = (each: PreviewPlace) => each[4] - each[2];
    let best: PreviewPlace | undefined;
    for (const place of this.places) {
      if (place[1] !== file || line < place[2] || line > place[4]) continue;
      const isShorter = !best || length(place) < length(best);
      if (isShorter || (length(place) === length(best!) && place[6] && !best![6])) best = place;
    }
    if (best) return { key: best[0], share: (line - best[2]) / (length(best) + 1) };
    const key = this.keyAt(uri, { line, character: 0 });
    return key === undefined ? undefined : { key, share: 1 };
  }

  /** Where they are after lines of a file have been replaced by others. */
  moved(uri: string, replaced: Range, lines: number): ShownPlaces {
    const file = this.files.indexOf(uri);
    const added = lines - (replaced.end.line - replaced.start.line);
    if (file < 0 || added === 0) return this;
    const move = (line: number) => (line > replaced.start.line ? Math.max(replaced.start.line, line + added) : line);
    const places = this.places.map((place): PreviewPlace => {
      const [key, of, startLine, startCharacter, endLine, endCharacter, isMain] = place;
      if (of !== file) return place;
      return [key, of, move(startLine), startCharacter, move(endLine), endCharacter, isMain];
    });
    return new ShownPlaces(this.files, places);
  }
}

function rangeOf([, , startLine, startCharacter, endLine, endCharacter]: PreviewPlace): Range {
  return {
    start: { line: startLine, character: startCharacter },
    end: { line: endLine, character: endCharacter },
  };
}
