/** Rows of many members, read at once: member → its rows, in the order in which they were read. Who has none is not there. */
export function byMember<Row extends { readonly memberId: number }>(rows: readonly Row[]): ReadonlyMap<number, readonly Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const list = found.get(row.memberId);
    if (list) list.push(row);
    else found.set(row.memberId, [row]);
  }
  return found;
}
