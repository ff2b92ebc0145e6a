import { EmptyFileSystemProvider, type FileSystemNode, type FileSystemProvider, type URI, UriUtils } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { decodeBase64 } from './base64.js';
import { type FileParams, type FolderEntry, READ_FILE, READ_FOLDER } from './protocol.js';

/** Files among which links may stand. */
export interface LinkedFiles extends FileSystemProvider {
  /** The address without links; what is not there yet lies where its folder does. Where links are not known, the address itself. */
  realPath(uri: URI): Promise<URI>;
}

/**
 * Reads files through the client, which knows every file system that the editor knows: virtual ones, and those of the web.
 * Files of the schemes that `local` can read are left to it.
 */
export class ClientFileSystem extends EmptyFileSystemProvider implements LinkedFiles {
  constructor(
    private readonly connection: Connection,
    private readonly local?: { readonly scheme: string; readonly files: LinkedFiles },
  ) {
    super();
  }

  override readFile(uri?: URI): Promise<string> {
    return this.localFor(uri)?.readFile(uri!) ?? this.readThroughClient(uri!);
  }

  override readBinary(uri?: URI): Promise<Uint8Array> {
    return this.localFor(uri)?.readBinary(uri!) ?? this.readBytesThroughClient(uri!);
  }

  override readDirectory(uri?: URI): Promise<FileSystemNode[]> {
    return this.localFor(uri)?.readDirectory(uri!) ?? this.readFolderThroughClient(uri!);
  }

  override stat(uri: URI): Promise<FileSystemNode> {
    return this.localFor(uri)?.stat(uri) ?? this.statThroughClient(uri);
  }

  override exists(uri?: URI): Promise<boolean> {
    return this.stat(uri!).then(
      () => true,
      () => false,
    );
  }

  async realPath(uri: URI): Promise<URI> {
    return this.localFor(uri)?.realPath(uri) ?? uri;
  }

  private localFor(uri: URI | undefined): LinkedFiles | undefined {
    return uri?.scheme === this.local?.scheme ? this.local?.files : undefined;
  }

  private async readThroughClient(uri: URI): Promise<string> {
    return new TextDecoder().decode(await this.readBytesThroughClient(uri));
  }

  private async readBytesThroughClient(uri: URI): Promise<Uint8Array> {
    const content = await this.ask<string>(READ_FILE, uri);
    if (content === null) throw new Error(`There is no file ${uri.toString()}.`);
    return decodeBase64(content);
  }

  private async readFolderThroughClient(uri: URI): Promise<FileSystemNode[]> {
    const entries = (await this.ask<FolderEntry[]>(READ_FOLDER, uri)) ?? [];
    return entries.map(({ name, isFolder }) => toNode(UriUtils.joinPath(uri, name), isFolder));
  }

  private async statThroughClient(uri: URI): Promise<FileSystemNode> {
    const isFolder = (await this.ask<FolderEntry[]>(READ_FOLDER, uri)) !== null;
    if (!isFolder) await this.readThroughClient(uri);
    return toNode(uri, isFolder);
  }

  private ask<T>(method: string, uri: URI): Promise<T | null> {
    const params: FileParams = { uri: uri.toString() };
    return this.connection.sendRequest<T | null>(method, params);
  }
}

function toNode(uri: URI, isFolder: boolean): FileSystemNode {
  return { uri, isFile: !isFolder, isDirectory: isFolder };
}
