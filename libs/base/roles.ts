/** A post that a person holds in a unit (glossary: domain terms 26–33). */
export const POSTS = [
  // the provincial Office
  'registryClerk',
  'deskOfficer',
  'divisionHead',
  'deputyChiefOfOffice',
  'chiefOfOffice',
  // leaders of the People's Committee
  'viceChair',
  'chair',
  'secretaryOfLeader',
  // units
  'unitClerk',
  'headOfUnit',
  'handler',
  // the system
  'systemAdmin',
  'auditor',
] as const
export type Post = (typeof POSTS)[number]

/**
 * What a person is *towards one instance*: the post, seen from the instance's unit, its focal unit and its drafter.
 * `unitClerk` of a duty is the clerk of the unit that has the duty, and of no other. `engine` is the machine itself.
 */
export const ROLES = [...POSTS, 'focalUnit', 'drafter', 'engine'] as const
export type Role = (typeof ROLES)[number]

/** Roles that act for the unit which has the work. */
export const UNIT_ROLES = ['unitClerk', 'headOfUnit', 'handler'] as const satisfies readonly Role[]
/** Roles that act for the Office. */
export const OFFICE_ROLES = ['registryClerk', 'deskOfficer', 'divisionHead', 'deputyChiefOfOffice', 'chiefOfOffice'] as const satisfies readonly Role[]
