// What the API says about whoever was erased.
export interface ErasureDto {
  readonly userId: string;
  readonly at: number;
  readonly by: string;
  /** Null: nothing new is written, and what there was is still being removed. */
  readonly finishedAt: number | null;
}
