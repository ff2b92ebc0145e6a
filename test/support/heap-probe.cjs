// Loaded into a server (`node --expose-gc --require heap-probe.cjs server.cjs`): tells on its channel what is left on the heap
// after two collections, and what memory the process has. The protocol of the product knows nothing of it.
process.on('message', () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  process.send({ heapUsed, rss });
});
process.channel.unref();
