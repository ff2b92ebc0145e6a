// Starts the VS Code server of a code-server before 4.100, where it is a library without a program of its own:
//   node code-server-library.cjs OUT/server-main.js FLAGS
// It takes the flags of later ones, and says what they say when it listens.
const { createServer } = require('node:http');
const { createRequire } = require('node:module');
const path = require('node:path');

const [main, ...flags] = process.argv.slice(2);
const options = createRequire(main)('minimist')(flags, {
  boolean: flags.filter((flag) => /^--(accept|without|disable|enable|force)/.test(flag)).map((flag) => flag.slice(2)),
});

async function start() {
  const { createServer: createEditor, spawnCli } = await require(main).loadCodeWithNls();
  const args = {
    ...options,
    'user-data-dir': path.join(options['server-data-dir'], 'data'),
    'install-extension': [options['install-extension'] ?? []].flat(),
  };
  if (args['install-extension'].length > 0) return spawnCli(args);
  const editor = await createEditor(null, args);
  const server = createServer((request, response) => editor.handleRequest(request, response));
  server.on('upgrade', (request, socket) => editor.handleUpgrade(request, socket));
  server.listen(Number(options.port), options.host, () => {
    console.log(`Extension host agent listening on ${server.address().port}`);
  });
}

start().catch((error) => {
  console.error(error);
  process.exit(1);
});
