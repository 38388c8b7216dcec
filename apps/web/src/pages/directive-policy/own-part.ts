import type { PolicyRules } from '#contract'

type Json = Readonly<Record<string, unknown>>
const isPlain = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What rules say otherwise than the rules for all, place by place; a ladder is one place. What is left out follows the rules for all. */
export function ownPart(rules: PolicyRules, general: PolicyRules): Json {
  return differing({ ...rules }, { ...general })
}

function differing(one: Json, other: Json): Json {
  const places = Object.entries(one).flatMap(([name, value]): [string, unknown][] => {
    const against = other[name]
    if (!isPlain(value) || !isPlain(against)) return JSON.stringify(value) === JSON.stringify(against) ? [] : [[name, value]]
    const inside = differing(value, against)
    return Object.keys(inside).length > 0 ? [[name, inside]] : []
  })
  return Object.fromEntries(places)
}
