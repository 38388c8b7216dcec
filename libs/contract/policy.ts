import { z } from 'zod'
import { none, type PersonRef } from './common.js'
import type { Route } from './route.js'

export type PolicyStep = 'ownPlan' | 'duty' | 'unitReport' | 'consolidation' | 'draftingLetter' | 'decision' | 'checking' | 'urged' | 'undated'
/** One line of a step's ladder; `workingDays` from the due day, negative before it. `weekly`: those of `tell` who get it on the weekly list. */
export interface PolicyRungView {
  readonly workingDays: number
  readonly kind: 'reminder' | 'overdue' | 'escalation' | 'proposal' | 'review'
  readonly stage: string
  readonly level: number
  readonly tell: readonly string[]
  readonly weekly?: readonly string[]
}
/** One line of a hỏa tốc ladder; `hours` from the moment of the date, negative before it. */
export interface PolicyHourView extends Omit<PolicyRungView, 'workingDays' | 'kind' | 'weekly'> {
  readonly hours: number
  readonly kind: 'reminder' | 'overdue' | 'escalation' | 'proposal'
}
/** What urgency does: distances in days times `share`, rounded up, never below one day; hỏa tốc by hours. */
export interface PolicyUrgency {
  readonly khan: { readonly share: number }
  readonly thuongKhan: { readonly share: number }
  readonly hoaToc: {
    readonly steps: Readonly<Record<Exclude<PolicyStep, 'undated'>, readonly PolicyHourView[]>>
    readonly answerHours: number
    readonly receiptHours: number
  }
}
/** The rules of reminding: plain data, as files and the page edit them. Days are working days, clocks `hh:mm`. */
export interface PolicyRules {
  readonly steps: Readonly<Record<PolicyStep, readonly PolicyRungView[]>>
  readonly urgency: PolicyUrgency
  readonly morning: string
  readonly dayEnds: string
  readonly weekly: { readonly weekday: number; readonly clock: string }
  readonly massLateShare: number
  readonly massLateUnits: number
  readonly consentWorkingDays: number
  readonly proposalReviewWorkingDays: number
  readonly supplementWorkingDays: number
  readonly answerWorkingDays: number
  readonly extensionsAtMost: number
  readonly freezesWhileAsked: boolean
  readonly fixedDatesRoll: boolean
  readonly roundOpensWorkingDays: number
  readonly roundConsolidatesWorkingDays: number
  readonly proposedDueWorkingDays: number
}
/** One version; version 1 is the program's own. */
export interface PolicyVersionView {
  readonly version: number
  readonly since: string
  readonly at: number | null
  readonly by: PersonRef | null
  readonly why: string | null
  /** In what it differs from the version before, in words. */
  readonly differences: readonly string[]
  /** How many running pieces of work were armed anew by it. */
  readonly moved: number
  readonly done: boolean
}
export interface PolicyView {
  readonly version: number
  readonly rules: PolicyRules
  /** Newest first. */
  readonly versions: readonly PolicyVersionView[]
  /** A version that is still being carried out. */
  readonly unfinished: number | null
  readonly mayChange: boolean
}
export const policy: Route<typeof none, typeof none, typeof none, PolicyView> = {
  name: 'policy',
  method: 'GET',
  path: '/policy',
  summary: 'The rules of reminding in force, with their versions',
  params: none,
  query: none,
  body: none,
}

/** Checked by the house place by place (`faults`): a step that is named replaces that of the version in force, and so does a number. */
const rules = z.record(z.string(), z.unknown())
const asked = z
  .object({
    rules,
    /** The directive whose messages are shown day by day; the one with the most moves where none is named. */
    directive: z.number().int().positive().nullish(),
  })
  .strict()

/** What one morning brings for one kind of work, before and after: to how many units, and to whom there. */
export interface PolicyDay {
  readonly on: string
  /** `Kế hoạch của đơn vị`. */
  readonly work: string
  readonly kind: 'reminder' | 'escalation' | 'proposal' | 'review'
  readonly level: number
  readonly was: number
  readonly is: number
  readonly tell: readonly string[]
}
export interface PolicyPreview {
  readonly seen: number
  /** Where the rules are wrong, in words; nothing else is said then. */
  readonly faults: readonly { readonly step: PolicyStep | null; readonly rung: number | null; readonly field: string | null; readonly text: string }[]
  readonly differences: readonly string[]
  /** Running pieces of work whose moments move, in how many directives and units. */
  readonly count: number
  readonly units: number
  readonly directives: readonly { readonly id: number; readonly number: string | null; readonly subject: string | null; readonly moves: number }[]
  /** The directive that `days` are of. */
  readonly directive: number | null
  readonly directiveUnits: number
  readonly days: readonly PolicyDay[]
}
export const previewPolicy: Route<typeof none, typeof none, typeof asked, PolicyPreview> = {
  name: 'previewPolicy',
  method: 'POST',
  path: '/policy/preview',
  summary: 'In what edited rules differ, and which messages of running work would fall on which days, before and after; writes nothing',
  params: none,
  query: none,
  body: asked,
}

const adopted = z.object({ rules, why: z.string().trim().min(5).max(500), seen: z.number().int().min(1) }).strict()
export const adoptPolicy: Route<typeof none, typeof none, typeof adopted, { readonly version: number; readonly moved: number }> = {
  name: 'adoptPolicy',
  method: 'POST',
  path: '/policy/versions',
  summary: 'Adopts edited rules as the next version, then arms every running ladder anew, each by an event of its own',
  params: none,
  query: none,
  body: adopted,
}
export const carryOnPolicy: Route<typeof none, typeof none, typeof none, { readonly moved: number }> = {
  name: 'carryOnPolicy',
  method: 'POST',
  path: '/policy/carry-on',
  summary: 'Carries on with a change of rules that was interrupted; does nothing where none was',
  params: none,
  query: none,
  body: none,
}
