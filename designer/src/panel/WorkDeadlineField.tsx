import type { Json } from '@sopwith/engine';
import { DeadlineField } from './DeadlineField.tsx';
import { deadlineOfWork, workOfDeadline } from './work-deadline.ts';

interface WorkDeadlineFieldProps {
  readonly value: Json | undefined;
  readonly nullable: boolean;
  readonly label: string;
  readonly onChange: (value: Json) => void;
}

/** Until when people have time: the deadline of a wait, but that a duration is saved as such. */
export function WorkDeadlineField({ value, nullable, label, onChange }: WorkDeadlineFieldProps) {
  return <DeadlineField value={deadlineOfWork(value)} nullable={nullable} label={label} pastIsNow onChange={(next) => onChange(workOfDeadline(next))} />;
}
