// What the parts print goes to files beside the data, so that the console stays readable.
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const largestBytes = 10 * 1024 * 1024;

export interface LogFile {
  readonly path: string;
  // Handed to a child as its output, so that its last words are kept even when the supervisor dies first.
  readonly fd: number;
  write(line: string): void;
  // The last lines since this start.
  tail(lines: number): string[];
  close(): void;
}

export function openLog(dataDir: string, name: string): LogFile {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.log`);
  if (existsSync(path) && statSync(path).size > largestBytes) renameSync(path, `${path}.1`);
  const fd = openSync(path, 'a+');
  const from = fstatSync(fd).size;
  return {
    path,
    fd,
    write: (line) => {
      writeSync(fd, `${line}\n`);
    },
    tail: (lines) => {
      const size = fstatSync(fd).size;
      const start = Math.max(from, size - 16_384);
      const buffer = Buffer.alloc(size - start);
      readSync(fd, buffer, 0, buffer.length, start);
      return buffer.toString('utf8').split('\n').filter((line) => line.trim()).slice(-lines);
    },
    close: () => closeSync(fd),
  };
}
