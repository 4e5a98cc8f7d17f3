// Ends with one sentence that says what to do: no stack, and an exit code that scripts can see.
export function stopWith(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}
