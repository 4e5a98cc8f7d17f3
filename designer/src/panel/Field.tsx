import type { ReactNode } from 'react';

interface FieldProps {
  readonly label: string;
  /** Of the control; without it the label names a group. */
  readonly id?: string;
  readonly help?: string | undefined;
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

export function Field({ label, id, help, problem, children }: FieldProps) {
  const notes = (
    <>
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      {help && <p className="field-help">{help}</p>}
    </>
  );
  if (id === undefined) {
    return (
      <fieldset className="field" data-problem={problem ? true : undefined}>
        <legend>{label}</legend>
        {children}
        {notes}
      </fieldset>
    );
  }
  return (
    <div className="field" data-problem={problem ? true : undefined}>
      <label htmlFor={id}>{label}</label>
      {children}
      {notes}
    </div>
  );
}
