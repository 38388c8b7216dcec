import { addDays, type LocalDate, type PersonId, type Post, type UnitId } from '#base'
import type { Directory } from './directory.js'
import { overlap } from './leave-faults.js'
import type { Deputy, PostHeld } from './person.js'
import type { Unit } from './unit.js'

const OFFICE: readonly Post[] = ['registryClerk', 'deskOfficer', 'divisionHead', 'deputyChiefOfOffice', 'chiefOfOffice', 'secretaryOfLeader']
const COMMITTEE: readonly Post[] = ['viceChair', 'chair']
const UNIT: readonly Post[] = ['unitClerk', 'handler', 'headOfUnit']
/** Posts that one person holds at a time: who heads a unit. */
const HEADS: readonly Post[] = ['headOfUnit', 'chiefOfOffice', 'chair']
/** Fields of the Office: văn xã, nội chính, kinh tế, tổng hợp, nông lâm nghiệp, xây dựng. */
export const FIELDS = ['VX', 'NC', 'KT', 'TH', 'NLN', 'XD'] as const

/** The posts of the trade that there are in a unit; the system's own posts (administrator, auditor) may stand anywhere and are given by administrators alone. */
export function postsOfUnit({ kind }: Pick<Unit, 'kind'>): readonly Post[] {
  if (kind === 'office') return OFFICE
  return kind === 'committee' ? COMMITTEE : UNIT
}

export function isHead(post: Post): boolean {
  return HEADS.includes(post)
}

/** A post as somebody wants to give it. */
export interface WantedPost {
  readonly person: PersonId | null
  readonly unit: UnitId
  readonly post: Post
  readonly from: LocalDate
  readonly to: LocalDate | null
}
export type PostFault = { readonly why: 'order' | 'notHere' } | { readonly why: 'held'; readonly held: PostHeld }

/** The first fault of a post beside those that are held; null when it may begin. `except` is the post that is being changed. */
export function postFault(
  directory: Directory,
  wanted: WantedPost,
  except: Pick<PostHeld, 'person' | 'unit' | 'post' | 'from'> | null = null,
): PostFault | null {
  if (wanted.to !== null && wanted.to < wanted.from) return { why: 'order' }
  const unit = directory.units.get(wanted.unit)
  const known = unit && (postsOfUnit(unit).includes(wanted.post) || wanted.post === 'systemAdmin' || wanted.post === 'auditor')
  if (!known) return { why: 'notHere' }
  const held = (directory.postsIn.get(wanted.unit) ?? []).find(
    (one) => one.post === wanted.post && (isHead(one.post) || one.person === wanted.person) && !isSame(one, except) && overlap(one, wanted),
  )
  return held ? { why: 'held', held } : null
}

function isSame(one: PostHeld, other: Pick<PostHeld, 'person' | 'unit' | 'post' | 'from'> | null): boolean {
  return other !== null && one.person === other.person && one.unit === other.unit && one.post === other.post && one.from === other.from
}

/** The leave that would be left without its deputy when the person's last post in the unit ends on that day; null when none would. */
export function leftAlone(directory: Directory, held: PostHeld, lastDay: LocalDate): Deputy | null {
  const days = { from: addDays(lastDay, 1), to: null }
  const stays = (directory.postsOf.get(held.person) ?? []).some((one) => one.unit === held.unit && one !== held && !isSame(one, held) && overlap(one, days))
  if (stays) return null
  const inUnit = (person: PersonId): boolean => (directory.postsOf.get(person) ?? []).some((one) => one.unit === held.unit && overlap(one, days))
  return directory.deputies.find((leave) => leave.deputy === held.person && overlap(leave, days) && inUnit(leave.person)) ?? null
}

/** Whether somebody else administers the system from that day on, for ever: a house must not lock itself out. */
export function isAdministeredWithout(directory: Directory, held: PostHeld, lastDay: LocalDate): boolean {
  return directory.posts.some(
    (one) => one.post === 'systemAdmin' && !isSame(one, held) && one.to === null && (one.from === null || one.from <= addDays(lastDay, 1)),
  )
}
