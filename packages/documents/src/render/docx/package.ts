import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { BRACE } from './text.js';

/**
 * The file as the library writes it, without what differs from run to run: times in the archive, and the names of relations
 * to pages outside, which it takes by chance.
 */
export function settled(archive: Uint8Array): Uint8Array {
  const files = unzipSync(archive);
  const names = Object.keys(files).filter((name) => !name.endsWith('/'));
  // The first day that the archive can hold; the archive knows no time zone, so it is that of this machine.
  const mtime = new Date(1980, 0, 1);
  const settledFiles: Zippable = {};
  // Readers look for the types of the parts first.
  for (const name of ['[Content_Types].xml', ...names.filter((each) => each !== '[Content_Types].xml').sort()]) {
    const content = files[name]!;
    const isText = /\.(xml|rels)$/.test(name);
    settledFiles[name] = [
      isText ? strToU8(renamed(name, files).replaceAll(BRACE, '{')) : content,
      { mtime, level: /\.(png|jpe?g)$/.test(name) ? 0 : 6 },
    ];
  }
  return zipSync(settledFiles);
}

/** The text of a part or of its relations with relations numbered in their order. */
function renamed(name: string, files: Readonly<Record<string, Uint8Array>>): string {
  const text = strFromU8(files[name]!);
  const relations = name.endsWith('.rels') ? text : relationsOf(name, files);
  if (relations === undefined) return text;
  const taken = [...relations.matchAll(/ Id="(rId[^"]*)"/g)].map((match) => match[1]!);
  const chance = taken.filter((id) => !/^rId\d{1,6}$/.test(id));
  const fixed = new Map(chance.map((id, i) => [id, `rIdLink${i + 1}`]));
  const attribute = name.endsWith('.rels') ? / (Id)="(rId[^"]*)"/g : / (r:id)="(rId[^"]*)"/g;
  return text.replace(attribute, (whole, key: string, id: string) =>
    fixed.has(id) ? ` ${key}="${fixed.get(id)}"` : whole,
  );
}

function relationsOf(name: string, files: Readonly<Record<string, Uint8Array>>): string | undefined {
  const content = files[name.replace(/([^/]+)$/, '_rels/$1.rels')];
  return content && strFromU8(content);
}
