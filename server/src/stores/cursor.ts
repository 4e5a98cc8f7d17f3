// Where a page ended, as text that clients hand back unread.

export interface Cursor {
  readonly at: number;
  readonly id: string;
}

export function cursorOf(cursor: Cursor): string {
  return Buffer.from(`${cursor.at} ${cursor.id}`).toString('base64url');
}

/** Null for text that no page ended with. */
export function parseCursor(text: string): Cursor | null {
  const found = /^(-?\d{1,16}) ([0-9a-f-]{1,36})$/.exec(Buffer.from(text, 'base64url').toString());
  if (!found?.[1] || !found[2]) return null;
  const cursor = { at: Number(found[1]), id: found[2] };
  // Decoding is lenient, and a number has more than one spelling.
  return cursorOf(cursor) === text ? cursor : null;
}
