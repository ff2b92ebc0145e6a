import { type Rasterise, rasteriser } from '@sla-language/documents';
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { decodeBase64 } from './base64.js';
import { type PictureFileParams, READ_PICTURE_FILE } from './protocol.js';

/** Makes pictures with files that the client has, where it says that it has them. */
export function pictures(connection: Connection, { initializationOptions }: InitializeParams): Rasterise | undefined {
  if (initializationOptions?.pictureFiles !== true) return undefined;
  const read = async (file: PictureFileParams['file']) => {
    const params: PictureFileParams = { file };
    const content = await connection.sendRequest<string | null>(READ_PICTURE_FILE, params);
    if (content === null) throw new Error('The files with which pictures are made cannot be read.');
    return decodeBase64(content);
  };
  return rasteriser({ program: () => read('program'), font: () => read('font') });
}
