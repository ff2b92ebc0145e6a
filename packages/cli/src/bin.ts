import { nodeIo } from './io.js';
import { main } from './main.js';

// Whoever reads the output may stop early (`sla rules | head`): that is the end, not a fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
process.exitCode = await main(process.argv.slice(2), nodeIo());
