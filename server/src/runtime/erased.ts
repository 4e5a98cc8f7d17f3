/**
 * The `kind` of a row of `members` that is a tombstone: emptied, and kept so that nothing is written for that id again. It is not a kind of
 * subject, so nothing that asks for members finds it.
 */
export const ERASED = 'erased';
