import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';
import type { LinkedFiles } from './files.js';

/** The files of the machine. */
export class LocalFiles extends NodeFileSystemProvider implements LinkedFiles {
  async realPath(uri: URI): Promise<URI> {
    return URI.file(await withoutLinks(uri.fsPath));
  }
}

async function withoutLinks(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    const folder = path.dirname(file);
    return folder === file ? file : path.join(await withoutLinks(folder), path.basename(file));
  }
}
