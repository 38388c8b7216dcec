import { squeeze } from '#base'

// One address as offices write it; what lies beyond is the mail server's to judge.
const EMAIL = /^[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/u
// Vietnamese numbers have nine to eleven digits after 0 or +84; an extension may follow in brackets.
const PHONE = /^(?:\+84|0)\d{8,10}(?:\(\d{1,5}\))?$/u
const NAME = /^\p{L}[\p{L}\p{M} .'’-]{1,79}$/u
const USERNAME = /^[a-z][a-z0-9._-]{2,39}$/u

/** An address of mail as it is kept; null when it is none. `..` and ends with a dot are refused by every server. */
export function emailOf(typed: string): string | null {
  const email = squeeze(typed)
  return EMAIL.test(email) && !email.includes('..') ? email : null
}

/** A telephone number as it is kept: dots and hyphens become blanks. Null when it is none. */
export function phoneOf(typed: string): string | null {
  const phone = squeeze(typed.replace(/[.\-–]/gu, ' '))
  return PHONE.test(phone.replaceAll(' ', '')) ? phone : null
}

/** A person's name as it is kept; null when it is none: figures, one letter, something else than words. */
export function nameOfPerson(typed: string): string | null {
  const name = squeeze(typed)
  return NAME.test(name) ? name : null
}

/** By what a person signs in: `sonoivu.cv`, lower case without accents; null when it is none. */
export function usernameOf(typed: string): string | null {
  const username = typed.trim().toLowerCase()
  return USERNAME.test(username) ? username : null
}
