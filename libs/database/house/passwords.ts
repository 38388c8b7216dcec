import { hash, verify } from '@node-rs/argon2'

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Argon2id of a password, with its salt and parameters in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON)
}

export function isPassword(kept: string, password: string): Promise<boolean> {
  return verify(kept, password)
}
