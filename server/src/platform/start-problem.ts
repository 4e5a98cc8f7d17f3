// Something the person at the keyboard can mend: its message is a whole sentence that says what to do, and is printed without a stack.
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
