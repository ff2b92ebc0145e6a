export { ClientFileSystem } from './files.js';
export * from './protocol.js';
export { startServer } from './server.js';
