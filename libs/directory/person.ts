import type { LocalDate, PersonId, Post, UnitId } from '#base'

export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
}

/** A post that a person holds in a unit from one day to another, both included; null = open. */
export interface PostHeld {
  readonly person: PersonId
  readonly unit: UnitId
  readonly post: Post
  /** Fields of the Office, comma-separated: `VX` or `KT,XD` (văn xã, nội chính, kinh tế, tổng hợp, nông lâm nghiệp, xây dựng). Null = no field. */
  readonly field: string | null
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  /** As people say it: `Phó Chánh Văn phòng`. */
  readonly title: string
}

/** `deputy` stands in for `person` on these days, both included; null = open. */
export interface Deputy {
  readonly person: PersonId
  readonly deputy: PersonId
  readonly from: LocalDate | null
  readonly to: LocalDate | null
}

/** The post is held, or the deputy stands in, on that day. */
export function isCurrent(span: { readonly from: LocalDate | null; readonly to: LocalDate | null }, on: LocalDate): boolean {
  return (span.from === null || span.from <= on) && (span.to === null || on <= span.to)
}

export function hasField(held: PostHeld, field: string | null | undefined): boolean {
  return typeof field === 'string' && held.field !== null && held.field.split(/[\s,;]+/u).includes(field)
}
