// npm passes a signal only to the shell between it and this script, and that shell ends without passing it on.
// So whoever was started by npm looks whether its parent is still there, and otherwise ends as if it had got the signal itself.
export function endWithNpm(everyMs = 500) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watching = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watching);
    process.kill(process.pid, 'SIGTERM');
  }, everyMs);
  watching.unref();
}
