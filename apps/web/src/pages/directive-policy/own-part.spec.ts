import { describe, expect, test } from '@jest/globals'
import type { PolicyRules } from '#contract'
import { ownPart } from './own-part.js'

const rung = (workingDays: number): object => ({ workingDays, kind: 'reminder', stage: 'dueSoon', level: 0, tell: ['unitClerk'] })
const general = {
  steps: { ownPlan: [rung(-5), rung(0)], duty: [rung(-2)] },
  urgency: { khan: { share: 0.5 }, hoaToc: { answerHours: 2 } },
  massLateUnits: 4,
} as unknown as PolicyRules

describe('What a document has of its own of the rules of reminding', () => {
  test('is what was edited: a ladder whole, a number alone; nothing where nothing differs', () => {
    const edited = { ...general, steps: { ...general.steps, ownPlan: [rung(-3), rung(0)] }, massLateUnits: 9 } as unknown as PolicyRules
    expect(ownPart(edited, general)).toEqual({ steps: { ownPlan: [rung(-3), rung(0)] }, massLateUnits: 9 })
    const urgent = { ...general, urgency: { ...general.urgency, khan: { share: 0.4 } } } as unknown as PolicyRules
    expect(ownPart(urgent, general)).toEqual({ urgency: { khan: { share: 0.4 } } })
    expect(ownPart({ ...general }, general)).toEqual({})
  })
})
