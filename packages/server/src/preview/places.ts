import type { HtmlPieces, Subject } from '@sla-language/documents';
import type { PreviewPlace } from './protocol.js';

/** The places of an agreement, as `Spans` of the language knows them. */
export interface WrittenPlaces {
  whole(object: object, property?: string): WrittenPlace | undefined;
}
export interface WrittenPlace {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

export interface FoundPlaces {
  readonly files: readonly string[];
  readonly places: readonly PreviewPlace[];
}

/** Sections that only repeat or name what is said elsewhere. */
const SECONDARY = new Set(['key-terms', 'definitions', 'audience']);

/** Where the elements of a document are written, in their order. */
export function placesOf({ pieces }: HtmlPieces, written: WrittenPlaces, agreement: object): FoundPlaces {
  const files = new Map<string, number>();
  const places: PreviewPlace[] = [];
  for (const { section, subjects } of pieces) {
    const isMain = section?.class.includes('chapter') === true && !SECONDARY.has(section.id);
    for (const [key, subject] of subjects) {
      const place = placeOf(subject, written, agreement);
      if (!place) continue;
      const file = files.get(place.uri) ?? files.size;
      files.set(place.uri, file);
      const { start, end } = place.range;
      places.push([key, file, start.line, start.character, end.line, end.character, isMain]);
    }
  }
  return { files: [...files.keys()], places };
}

/** The line of a property; the whole of its object where the property has none, unless that is the agreement itself. */
function placeOf({ object, property }: Subject, written: WrittenPlaces, agreement: object): WrittenPlace | undefined {
  if (property === undefined) return written.whole(object);
  return written.whole(object, property) ?? (object === agreement ? undefined : written.whole(object));
}

/** The key of the element that shows what is written at a place: the smallest text around it; of those as small, the main one. */
export function keyAt(
  { files, places }: FoundPlaces,
  uri: string,
  at: { readonly line: number; readonly character: number },
): string | undefined {
  const file = files.indexOf(uri);
  let best: PreviewPlace | undefined;
  for (const place of places) {
    if (place[1] === file && contains(place, at) && (!best || isBetter(place, best))) best = place;
  }
  return best?.[0];
}

function contains(
  [, , startLine, startCharacter, endLine, endCharacter]: PreviewPlace,
  { line, character }: { readonly line: number; readonly character: number },
): boolean {
  return (
    (line > startLine || (line === startLine && character >= startCharacter)) &&
    (line < endLine || (line === endLine && character <= endCharacter))
  );
}

function isBetter(place: PreviewPlace, than: PreviewPlace): boolean {
  const lines = (each: PreviewPlace) => each[4] - each[2];
  if (lines(place) !== lines(than)) return lines(place) < lines(than);
  const characters = (each: PreviewPlace) => each[5] - each[3];
  if (characters(place) !== characters(than)) return characters(place) < characters(than);
  return place[6] && !than[6];
}
