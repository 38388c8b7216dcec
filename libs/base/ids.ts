declare const brand: unique symbol

/** A value that compiles only where its own kind is asked for: two swapped ids are a type error. */
export type Brand<T, B extends string> = T & { readonly [brand]: B }

/** A running workflow instance; a whole number from one sequence of the database. */
export type InstanceId = Brand<number, 'InstanceId'>
/** A unit of the directory, by its stable code: `so-noi-vu`, or `xa-02680` for a commune. */
export type UnitId = Brand<string, 'UnitId'>
/** A person of the directory. */
export type PersonId = Brand<number, 'PersonId'>
/** SHA-256 of a file's bytes, 64 hex digits: a file is named by what it holds. */
export type FileHash = Brand<string, 'FileHash'>

/** The machine itself as an actor: timers and effects act under this number; no person ever has it. */
export const ENGINE = 0 as PersonId

export function instanceId(value: number): InstanceId {
  if (!Number.isSafeInteger(value) || value <= 0) throw new Error(`not an instance id: ${value}`)
  return value as InstanceId
}

export function unitId(value: string): UnitId {
  return value as UnitId
}

export function personId(value: number): PersonId {
  return value as PersonId
}

/** Names a file by its hash. Throws on anything that is not 64 hex digits: hashes come from our own computing only. */
export function fileHash(value: string): FileHash {
  if (!/^[0-9a-f]{64}$/.test(value)) throw new Error('not a sha-256')
  return value as FileHash
}
