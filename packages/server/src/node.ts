import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { ClientFileSystem } from './files.js';
import { LocalFiles } from './local-files.js';
import { startServer } from './server.js';
import { namedSocket, nameStandardStreams } from './transport.js';

const socket = namedSocket(process.argv.slice(2));
if (!socket) nameStandardStreams(process.argv);
const connection = socket
  ? createConnection(ProposedFeatures.all, socket, socket)
  : createConnection(ProposedFeatures.all);
startServer(connection, new ClientFileSystem(connection, { scheme: 'file', files: new LocalFiles() }));
