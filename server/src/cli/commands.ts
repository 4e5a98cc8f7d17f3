// Every command, in the order of the list that a person is shown. One file each.
import { backupCommand } from './backup.ts';
import type { Command } from './command.ts';
import { doctorCommand } from './doctor.ts';
import { recoverCommand } from './recover.ts';
import { restoreCommand } from './restore.ts';

export const commands: readonly Command[] = [doctorCommand, recoverCommand, backupCommand, restoreCommand];
