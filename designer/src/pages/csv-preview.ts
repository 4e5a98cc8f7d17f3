// The first rows of a table, to look at before it is sent. The server reads the file itself, with a real parser.
export interface CsvPreview {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: number;
  readonly hasUserId: boolean;
}

const SHOWN = 5;

export function previewCsv(bytes: ArrayBuffer): CsvPreview {
  const lines = decode(bytes)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  const separator = [',', '\t', ';'].find((each) => lines[0]?.includes(each)) ?? ',';
  const [header = [], ...rows] = lines.slice(0, SHOWN + 1).map((line) => cellsOf(line, separator));
  return { header, rows, total: Math.max(0, lines.length - 1), hasUserId: header.includes('userId') };
}

/** Excel on a Chinese Windows saves GBK, elsewhere UTF-8 with a mark at its beginning. */
function decode(bytes: ArrayBuffer): string {
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  return utf8.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : utf8;
}

function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '"' && quoted && line.charAt(at + 1) === '"') {
      // Two quotes inside quotes are one.
      cell += '"';
      at += 1;
    } else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}
