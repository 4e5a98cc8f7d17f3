// Which keys mean what in the editor. Silent while somebody types, and while an input method composes.
export type Command = 'undo' | 'redo' | 'save' | 'duplicate' | 'selectAll' | 'tidy' | 'find' | 'deselect' | 'nextProblem' | 'previousProblem' | 'nextRegion' | 'previousRegion';

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}

export function commandOf(press: Press, typing: boolean): Command | null {
  // 229 is what browsers report for keys that an input method took; `key` is then `Process`.
  if (press.isComposing || press.key === 'Process' || press.altKey) return null;
  const key = press.key.toLowerCase();
  const held = press.ctrlKey || press.metaKey;
  // Saving is done anyway; the browser's own save dialog helps nobody, so this one also works while typing.
  if (held && key === 's') return 'save';
  // Neither writes anything, so they go on from a field too.
  if (key === 'f8' && !held) return press.shiftKey ? 'previousProblem' : 'nextProblem';
  if (key === 'f6' && !held) return press.shiftKey ? 'previousRegion' : 'nextRegion';
  if (typing) return null;
  if (!held) return key === 'escape' ? 'deselect' : key === 't' && !press.shiftKey ? 'tidy' : null;
  if (key === 'z') return press.shiftKey ? 'redo' : 'undo';
  if (press.shiftKey) return null;
  switch (key) {
    case 'y':
      return 'redo';
    case 'd':
      return 'duplicate';
    case 'a':
      return 'selectAll';
    case 'f':
      return 'find';
    default:
      return null;
  }
}

/** Fields keep their own keys, and so does everything in a dialog. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="listbox"], [role="menu"]') !== null
  );
}
