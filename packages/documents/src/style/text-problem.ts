import { didYouMean } from '@sla-language/agreement';

const PLACE = /\{(\w+)(?::(\w+))?\}/g;

/** The names of the places of a text, each once. */
export function placesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACE)].map((match) => match[1]!))];
}

/**
 * What is wrong with a text in the place of one of ours, in a sentence; undefined of a good one. A place that it does not
 * know would stay empty, and one that it leaves out would hide what the agreement says. `table`: the texts of the language.
 */
export function textProblem(text: string, ours: string, table: ReadonlyMap<string, string>): string | undefined {
  const known = placesOf(ours);
  const given = placesOf(text);
  const unknown = given.find((place) => !known.includes(place));
  if (unknown !== undefined) {
    const list = known.length > 0 ? `it has ${written(known)}` : 'it has none';
    return `This text has no place {${unknown}}; ${list}.${didYouMean(unknown, known)}`;
  }
  const missing = known.filter((place) => !given.includes(place));
  if (missing.length > 0)
    return `This text leaves out ${written(missing)}, so that what the agreement says there would be lost.`;
  if (/[{}]/.test(text.replace(PLACE, ''))) return 'A brace stands alone; places are written as {name}.';
  const forms = formsOf(table);
  const form = [...text.matchAll(PLACE)]
    .map((match) => match[2])
    .find((each) => each !== undefined && !forms.includes(each));
  return form === undefined ? undefined : `This language has no form \`${form}\`.${didYouMean(form, forms)}`;
}

const written = (places: readonly string[]) => places.map((place) => `{${place}}`).join(', ');

/** The grammatical forms that the sentences of a language ask for. */
function formsOf(table: ReadonlyMap<string, string>): readonly string[] {
  return [
    ...new Set([...table.values()].flatMap((text) => [...text.matchAll(PLACE)].flatMap((match) => match[2] ?? []))),
  ];
}
