import type postgres from 'postgres';

/** The driver's JSON type is mutable and ours is read-only; it only reads. */
export function asJson(value: object): postgres.JSONValue {
  return value as postgres.JSONValue;
}
