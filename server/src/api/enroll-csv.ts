// A table from a spreadsheet into enrolments: a column `userId`, the others are context. Pure.

import type { JsonObject } from '@sopwith/engine';
import { parse } from 'csv-parse/sync';
import { MOST_ENROLLED_AT_ONCE } from './flow-shapes.ts';
import { Refusal } from './refusal.ts';

export interface EnrollRow {
  readonly userId: string;
  readonly context: JsonObject;
  readonly idempotencyKey: string | null;
}

const MEMBER_COLUMN = 'userId';
const KEY_COLUMN = 'idempotencyKey';

export function parseEnrollCsv(bytes: Uint8Array, most: number = MOST_ENROLLED_AT_ONCE): EnrollRow[] {
  const table = parseTable(decode(bytes));
  const header = table[0]?.map((name) => name.trim());
  if (!header?.includes(MEMBER_COLUMN)) {
    throw new Refusal('bad-request', {
      zh: '第一行要有名为 userId 的列；其他列会作为流程的上下文字段。',
      en: 'The first line must name a column `userId`; the other columns become context fields of the flow.',
    });
  }
  const repeated = header.find((name, n) => header.indexOf(name) !== n);
  if (repeated !== undefined) {
    throw new Refusal('bad-request', {
      zh: `列「${repeated}」出现了两次，请只留一列。`,
      en: `The column ${repeated} is there twice. Keep one.`,
    });
  }
  const rows = table.slice(1);
  if (rows.length === 0 || rows.length > most) {
    throw new Refusal('bad-request', {
      zh: `表里有 ${rows.length} 行成员；请一次上传 1 到 ${most} 行。`,
      en: `The table has ${rows.length} members. Send between 1 and ${most} at once.`,
    });
  }
  return rows.map((cells, n) => rowOf(header, cells, n + 2));
}

function rowOf(header: readonly string[], cells: readonly string[], line: number): EnrollRow {
  const entries = header.map((name, n) => [name, cells[n]?.trim() ?? ''] as const);
  const userId = entries.find(([name]) => name === MEMBER_COLUMN)?.[1] ?? '';
  if (userId === '' || userId.length > 200) {
    throw new Refusal('bad-request', {
      zh: `第 ${line} 行的 userId 为空或超过 200 个字符。`,
      en: `Line ${line}: userId is empty or longer than 200 characters.`,
    });
  }
  const key = entries.find(([name]) => name === KEY_COLUMN)?.[1] ?? '';
  const context = entries.filter(([name, value]) => name !== MEMBER_COLUMN && name !== KEY_COLUMN && name !== '' && value !== '');
  return { userId, context: Object.fromEntries(context), idempotencyKey: key === '' ? null : key };
}

// Excel on Windows saves "CSV" in the system's encoding, which in China is GBK, and "CSV UTF-8" with a byte order mark.
function decode(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\u0000')) return text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new Refusal('bad-request', {
    zh: '文件既不是 UTF-8 也不是 GBK 编码的文本，请另存为「CSV UTF-8」后再上传。',
    en: 'The file is text neither in UTF-8 nor in GBK. Save it as “CSV UTF-8” and send it again.',
  });
}

function parseTable(text: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count_less: true, delimiter: [',', '\t', ';'] });
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable';
    throw new Refusal('bad-request', { zh: `表格无法读取：${why}`, en: `The table could not be read: ${why}` });
  }
}
