import { type Rasterise, rasteriser } from '@sla-language/documents';
import { type FileSystemProvider, URI } from 'langium';
import type { InitializeParams } from 'vscode-languageserver';
import type { ClientOptions } from './protocol.js';

/** Makes pictures with files that the client names, where it does. */
export function pictures(
  files: FileSystemProvider,
  { initializationOptions }: InitializeParams,
): Rasterise | undefined {
  const { pictureFiles } = (initializationOptions ?? {}) as ClientOptions;
  if (!pictureFiles) return undefined;
  const read = async (uri: string) => new Uint8Array(await files.readBinary(URI.parse(uri)));
  return rasteriser({ program: () => read(pictureFiles.program), font: () => read(pictureFiles.font) });
}
