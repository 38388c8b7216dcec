import { dayOf, type InstanceId, type PersonId } from '#base'
import { letterNameOf } from './letter-name.js'
import type { Needs } from './needs.js'
import { policiesAsOf } from './policy-as-of.js'
import { carryOnPolicy } from './policy-change.js'
import { differenceWords } from './texts/policy-words.js'

/**
 * A directive that takes another's place goes on with that one's own rules of reminding, as the first version of its own: the Office has said once how
 * closely the matter is followed. Where it ever had rules of its own, or has gone back to those for all, that word stands. `by` replaced the other one.
 * Re-runnable. Throws while another change of rules is still being carried out: whoever calls tries again.
 */
export async function takeOverRules(needs: Needs, directive: InstanceId, old: InstanceId, by: PersonId): Promise<void> {
  const versions = await needs.directivePolicyBook.versions()
  const part = versions.findLast((one) => one.directive === old)?.part ?? {}
  if (Object.keys(part).length === 0 || versions.some((one) => one.directive === directive)) return
  const [loaded, [replaced], now] = await Promise.all([needs.engine.load(directive), needs.queries.full([old]), needs.engine.now()])
  if (!loaded.ok || loaded.value.snapshot.done) return
  const name = (replaced && letterNameOf(replaced)) ?? 'văn bản được thay thế'
  const why = `Tiếp tục quy tắc riêng của ${name}, đã được văn bản này thay thế.`
  await carryOnPolicy(needs)
  const version = await needs.directivePolicyBook.write({ directive, seen: 0, part, since: dayOf(now), why, by })
  if (version === null) throw new Error(`the rules of ${old} were not taken over by ${directive}: other rules are being carried out`)
  const moved = await carryOnPolicy(needs)
  const rules = policiesAsOf(await needs.policyBook.versions(), [{ directive, part }])
  const fromGeneral = differenceWords(rules.general, rules.of(directive))
  const detail = { version, why, from: old, fromGeneral, moved }
  await needs.audit({ actor: by, what: 'policy.adoptedForDirective', target: `directive:${directive}`, detail })
}
