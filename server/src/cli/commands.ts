// Every command, in the order of the list that a person is shown. One file each.
import { backtestCommand } from './backtest.ts';
import { backupCommand } from './backup.ts';
import type { Command } from './command.ts';
import { compileCommand } from './compile.ts';
import { diffCommand } from './diff.ts';
import { doctorCommand } from './doctor.ts';
import { enrollCommand } from './enroll.ts';
import { eraseCommand } from './erase.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { kitCommand } from './kit.ts';
import { migrateCommand } from './migrate.ts';
import { newCommand } from './new.ts';
import { pauseCommand, resumeCommand } from './pause.ts';
import { recoverCommand } from './recover.ts';
import { restoreCommand } from './restore.ts';
import { schemaCommand } from './schema.ts';
import { simulateCommand } from './simulate.ts';
import { validateCommand } from './validate.ts';

export const commands: readonly Command[] = [
  doctorCommand, recoverCommand, migrateCommand, pauseCommand, resumeCommand, backupCommand, restoreCommand, validateCommand, compileCommand, diffCommand,
  simulateCommand, backtestCommand, importCommand, exportCommand, kitCommand, enrollCommand, eraseCommand, schemaCommand, newCommand,
];
