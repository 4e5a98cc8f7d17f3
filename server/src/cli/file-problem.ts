// A file that cannot be read or written, said as a person would.
import type { Bilingual } from '@sopwith/engine';
import { StartProblem } from '../platform/start-problem.ts';

const WHY: Readonly<Record<string, Bilingual>> = {
  ENOENT: { zh: '没有这个文件或文件夹', en: 'there is no such file or folder' },
  EACCES: { zh: '没有权限', en: 'this account may not' },
  EPERM: { zh: '没有权限', en: 'this account may not' },
  EISDIR: { zh: '它是一个文件夹', en: 'it is a folder' },
  ENOTDIR: { zh: '路径里有一段不是文件夹', en: 'a part of the path is no folder' },
  ENOSPC: { zh: '磁盘满了', en: 'the disk is full' },
};

export function unreadable(file: string, cause: unknown): StartProblem {
  const why = whyOf(cause);
  return new StartProblem({ zh: `读不了 ${file}（${why.zh}）。请检查路径。`, en: `${file} cannot be read (${why.en}). Check the path.` }, { cause });
}

export function unwritable(file: string, cause: unknown): StartProblem {
  const why = whyOf(cause);
  return new StartProblem({ zh: `写不了 ${file}（${why.zh}）。请检查路径。`, en: `${file} cannot be written (${why.en}). Check the path.` }, { cause });
}

function whyOf(cause: unknown): Bilingual {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const said = cause instanceof Error ? cause.message : String(cause);
  return (Object.hasOwn(WHY, code) ? WHY[code] : undefined) ?? { zh: said, en: said };
}
