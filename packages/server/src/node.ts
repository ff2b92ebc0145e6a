import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { ClientFileSystem } from './files.js';
import { startServer } from './server.js';

const connection = createConnection(ProposedFeatures.all);
startServer(
  connection,
  new ClientFileSystem(connection, { scheme: 'file', files: NodeFileSystem.fileSystemProvider() }),
);
