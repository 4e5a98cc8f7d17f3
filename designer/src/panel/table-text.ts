// A table as people paste it from a spreadsheet: a line for each row, cells apart by tabs, or by commas where there is no tab.

export function rowsOfText(text: string): readonly (readonly string[])[] {
  const lines = text.split(/\r?\n/);
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  const apart = text.includes('\t') ? '\t' : /[,\uff0c]/u;
  return lines.map((line) => line.split(apart).map((cell) => cell.trim()));
}

export function textOfRows(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join('\t')).join('\n');
}
