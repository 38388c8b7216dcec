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

/** Posts and roles as people name them, within a sentence; screens and diagrams say the same. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  registryClerk: 'văn thư Văn phòng',
  deskOfficer: 'chuyên viên Văn phòng',
  divisionHead: 'trưởng phòng',
  deputyChiefOfOffice: 'Phó Chánh Văn phòng',
  chiefOfOffice: 'Chánh Văn phòng',
  viceChair: 'Phó Chủ tịch',
  chair: 'Chủ tịch',
  secretaryOfLeader: 'thư ký, chuyên viên giúp việc',
  unitClerk: 'văn thư đơn vị',
  headOfUnit: 'thủ trưởng đơn vị',
  handler: 'người được phân công',
  systemAdmin: 'quản trị hệ thống',
  auditor: 'người kiểm tra',
  focalUnit: 'đơn vị đầu mối',
  drafter: 'đơn vị tham mưu',
  engine: 'hệ thống',
}

/** Roles that act for the unit which has the work. */
export const UNIT_ROLES = ['unitClerk', 'headOfUnit', 'handler'] as const satisfies readonly Role[]
/** Roles that act for the Office. */
export const OFFICE_ROLES = ['registryClerk', 'deskOfficer', 'divisionHead', 'deputyChiefOfOffice', 'chiefOfOffice'] as const satisfies readonly Role[]
