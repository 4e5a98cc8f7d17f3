import type { Declaration, Json } from '@sopwith/engine';

export interface DeclarationDto extends Declaration {
  readonly note: string;
  readonly updatedAt: number;
  readonly updatedBy: string;
}

/** A name that lately came in, and is not declared or was not of the type that is. */
export interface SeenName {
  readonly event: string | null;
  readonly name: string;
  /** What its values seem to be; null where they are of several types, or of none that can be declared. */
  readonly type: Exclude<Declaration['type'], 'choice'> | null;
  readonly declared: boolean;
  readonly times: number;
  readonly example: Json;
}
