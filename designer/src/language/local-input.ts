// Moments as the browser's own date fields read and write them, in the zone of whoever sits there.

/** `2026-03-01T09:00` */
export function toLocalInput(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Null: nothing, or nothing that is a moment. */
export function fromLocalInput(text: string): number | null {
  const at = new Date(text).getTime();
  return text === '' || Number.isNaN(at) ? null : at;
}
