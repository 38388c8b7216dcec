import { z } from 'zod'
import { byId, none } from './common.js'
import type { PolicyPreview, PolicyRules, PolicyStep, PolicyVersionView } from './policy.js'
import type { Route } from './route.js'

/** The rules of reminding that one directive and all below it follow. */
export interface DirectivePolicyView {
  readonly directive: { readonly id: number; readonly number: string | null; readonly subject: string | null; readonly done: boolean }
  /** How often it was given rules of its own; 0: never. */
  readonly version: number
  /** As they are followed: its own part laid over the rules for all. */
  readonly rules: PolicyRules
  readonly general: PolicyRules
  readonly generalVersion: number
  /** In what they differ from the rules for all, in words, and in which ladders; empty where it has none of its own. */
  readonly differences: readonly string[]
  readonly steps: readonly PolicyStep[]
  /** Newest first; `differences` are from the version before, by the rules for all of that day. */
  readonly versions: readonly DirectivePolicyVersionView[]
  /** A version, of its own or for all, that is still being carried out. */
  readonly unfinished: boolean
  readonly mayChange: boolean
}
export interface DirectivePolicyVersionView extends PolicyVersionView {
  /** It went back to the rules for all. */
  readonly takesBack: boolean
}
export interface DirectivePolicyPreview extends PolicyPreview {
  /** In what the directive would then differ from the rules for all. */
  readonly fromGeneral: readonly string[]
  /** The version of the rules for all that this was looked at by. */
  readonly general: number
}

export const directivePolicy: Route<typeof byId, typeof none, typeof none, DirectivePolicyView> = {
  name: 'directivePolicy',
  method: 'GET',
  path: '/directives/:id/policy',
  summary: 'The rules of reminding that a directive follows, in what they are its own, and every version of that',
  params: byId,
  query: none,
  body: none,
}

/** What the directive has of its own, whole: what it does not name is as for all, `{}` goes back to the rules for all. */
const rules = z.record(z.string(), z.unknown())
const asked = z.object({ rules }).strict()
export const previewDirectivePolicy: Route<typeof byId, typeof none, typeof asked, DirectivePolicyPreview> = {
  name: 'previewDirectivePolicy',
  method: 'POST',
  path: '/directives/:id/policy/preview',
  summary: 'In what a directive would differ with rules of its own, and which of its messages would fall on which days, before and after; writes nothing',
  params: byId,
  query: none,
  body: asked,
}

const adopted = z.object({ rules, why: z.string().trim().min(5).max(500), seen: z.number().int().min(0), general: z.number().int().min(1) }).strict()
export const adoptDirectivePolicy: Route<typeof byId, typeof none, typeof adopted, { readonly version: number; readonly moved: number }> = {
  name: 'adoptDirectivePolicy',
  method: 'POST',
  path: '/directives/:id/policy/versions',
  summary: 'Gives a directive rules of its own, or takes them back, then arms every running ladder below it anew',
  params: byId,
  query: none,
  body: adopted,
}
