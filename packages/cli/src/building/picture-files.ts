import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { RasteriseFiles } from '@sla-language/documents';

/** The files with which pictures are made, from their packages, or from the bundle where this is bundled. */
export const pictureFiles: RasteriseFiles = {
  program: () => load('@resvg/resvg-wasm/index_bg.wasm'),
  font: () => load('@expo-google-fonts/carlito/400Regular/Carlito_400Regular.ttf'),
};

/** A file that was put into the bundle, by the name of its package (launch/launcher.ts). */
declare const bundledFile: ((name: string) => Uint8Array<ArrayBuffer>) | undefined;

async function load(name: string): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof bundledFile !== 'undefined') return bundledFile(name);
  return new Uint8Array(await readFile(createRequire(import.meta.url).resolve(name)));
}
