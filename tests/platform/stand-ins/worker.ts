// Stands in for the worker: says ready and waits to be ended.
const staying = setInterval(() => undefined, 60_000);
process.send?.({ type: 'ready' });
const end = (): void => clearInterval(staying);
process.on('SIGTERM', () => {
  end();
  process.exit(0);
});
process.on('disconnect', () => process.exit(0));
