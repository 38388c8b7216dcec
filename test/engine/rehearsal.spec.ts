import { beforeAll, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import path from 'node:path'
import { localDate, type InstanceId } from '#base'
import { memoryHouseOf, messagesOf, play, rehearse, rootDir, storyOf, type MemoryHouse, type Played, type Rehearsing, type Stage, type Story } from '#assembly'
import { statement } from '#database'
import { comparable, messagesOfLife } from '../deadlines/messages-of-life.js'
import { openTestHouse } from '../support/house.js'

const UNITS = 12
const asked: Rehearsing = { root: rootDir(), units: UNITS, days: 365, behaviour: 'mixed', seed: 7 }

describe('A year of twelve units, rehearsed', () => {
  let story: Story
  let house: MemoryHouse
  let played: Played
  beforeAll(async () => {
    story = storyOf(asked)
    house = memoryHouseOf(asked, story)
    played = await play(house, story)
  })

  const told = (): ReturnType<typeof notices> => notices(house)
  const unitsThat = (temper: string): Set<string> => new Set([...played.tempers].flatMap(([unit, found]) => (found === temper ? [unit] : [])))

  test('Every deed of every person is taken, and nothing fails', async () => {
    expect(played.refused).toEqual({})
    expect(await house.engine.incidents()).toEqual([])
  })

  test('A unit that says nothing climbs: one step after the other, each told once to a person and date', () => {
    const silent = unitsThat('silent')
    const plans = told().filter(({ unit, about, kind }) => silent.has(unit ?? '') && kind === 'escalation' && about.startsWith('rung.'))
    expect(plans.length).toBeGreaterThan(0)
    const steps = plans.map(({ person, instance, level, dueOn }) => `${person} ${instance} ${level} ${dueOn}`)
    expect(new Set(steps).size).toBe(steps.length)
    for (const instance of new Set(plans.map((one) => one.instance))) {
      const first = plans.filter((one) => one.instance === instance && one.dueOn === plans.find((other) => other.instance === instance)?.dueOn)
      expect(first.filter(({ role, level }) => role === 'deskOfficer' && level === 1)).toHaveLength(1)
      expect(first.filter(({ role, level }) => role === 'deputyChiefOfOffice' && level === 2)).toHaveLength(1)
    }
  })

  test('A unit that hands in before its date is never escalated for it', () => {
    const prompt = unitsThat('prompt')
    const works = new Set([...house.store.instances.values()].filter(({ late, unit }) => !late && prompt.has(unit ?? '')).map(({ id }) => id))
    expect(
      told().filter(({ instance, level, dueSource }) => works.has(instance) && level > 0 && dueSource !== 'signed' && !isSupplement(house, instance)),
    ).toEqual([])
  })

  test('Nobody outside the Office hears of a unit on a date that no paper orders, and nobody before a person has confirmed it', async () => {
    const leaders = new Set((await house.needs.directory()).posts.filter(({ unit }) => unit === 'ubnd-tinh').map(({ person }) => person))
    const heard = told().filter(({ person }) => leaders.has(person))
    expect(heard.length).toBeGreaterThan(0)
    expect(heard.filter(({ level, dueSource }) => level !== 3 || dueSource !== 'signed')).toEqual([])
    const confirmed = await Promise.all([...new Set(heard.map(({ instance }) => instance))].map((id) => house.engine.history(id)))
    expect(confirmed.every((rows) => rows.some(({ type }) => type === 'REPORT_TO_LEADER'))).toBe(true)
  })

  test('A person gets one mail of a morning', () => {
    const mornings = [...house.notices.mails.values()].map(({ person, cutAt }) => `${person} ${cutAt}`)
    expect(new Set(mornings).size).toBe(mornings.length)
    expect(mornings.length).toBeGreaterThan(100)
  })

  test('At the end nothing is open, nothing is armed, nothing is on its way, nothing waits for ever', () => {
    expect([...house.store.instances.values()].filter(({ done }) => !done)).toEqual([])
    expect([house.store.armed.size, house.store.pending.size]).toEqual([0, 0])
  })
})

describe('A rehearsal', () => {
  const outcomeOf = async (more: Partial<Rehearsing>): Promise<object> => {
    const { seconds: _, cpuSeconds: __, ...outcome } = await rehearse({ ...asked, ...more })
    return outcome
  }

  test('says the same twice, and another thing of another chance', async () => {
    const first = await outcomeOf({})
    expect(await outcomeOf({})).toEqual(first)
    expect(await outcomeOf({ seed: 8 })).not.toEqual({ ...first, seed: 8 })
  })

  test.each(['punctual', 'mixed', 'late', 'silent'] as const)(
    'of %s units leaves nobody waiting for ever, refuses nobody and tells no leader on an officer’s date',
    async (behaviour) => {
      expect(await outcomeOf({ behaviour, units: 30, seed: 3 })).toMatchObject({ waitsForEver: [], incidents: 0, refused: {}, level3OnOfficerDate: 0 })
    },
  )

  test('of a letter that is taken in years after its dates plays on without them', async () => {
    const old = { letter: letterOf('cong-van-nuoc-sach'), from: localDate('2026-03-02'), days: 60 }
    expect(await outcomeOf(old)).toMatchObject({ waitsForEver: [], incidents: 0, refused: {} })
  })

  test('may have more units than the province', async () => {
    expect(await outcomeOf({ units: 150, days: 30 })).toMatchObject({ units: 150, waitsForEver: [] })
  })
})

const shrink = statement<{ kept: readonly string[] }, never>(
  'test-shrink-groups',
  ['kept'],
  'update house.unit_group set members = array(select m from unnest(members) with ordinality as u (m, i) where m = any($1::text[]) order by i)',
)

const letterOf = (name: string): NonNullable<Rehearsing['letter']> => {
  const file = path.join(rootDir(), 'libs/intake/fixtures/letters', `${name}.txt`)
  return { name: path.basename(file), bytes: fs.readFileSync(file) }
}

describe('What a rehearsal says, life then does', () => {
  test.each<[string, Rehearsing]>([
    ['an invented letter over a hundred days', { ...asked, days: 100 }],
    ['silent units over a hundred days, up to the leader of the province', { ...asked, days: 100, behaviour: 'silent' }],
    ['a letter of our collection over its first hundred days', { ...asked, days: 100, letter: letterOf('quang-ninh-benh-an-dien-tu') }],
  ])(
    'message for message, move for move, on PostgreSQL as in memory: %s',
    async (_, short) => {
      const story = storyOf(short)
      const rehearsed = memoryHouseOf(short, story)
      const life = await openTestHouse(story.from)
      try {
        const { groups } = await rehearsed.needs.directory()
        await life.database.sql.run(shrink, { kept: [...new Set(groups.flatMap(({ members }) => members))] })
        const [there, here] = [await play(life, story), await play(rehearsed, story)]
        expect(there.refused).toEqual(here.refused)
        expect(await movesOf(life, there.directive)).toEqual(await movesOf(rehearsed, here.directive))
        const said = await comparable(rehearsed, here.directive, await messagesOf(rehearsed))
        expect(said.length).toBeGreaterThan(20)
        expect(await comparable(life, there.directive, await messagesOfLife(life, there.directive))).toEqual(said)
      } finally {
        await life.close()
      }
    },
    120_000,
  )
})

const notices = ({ notices: { all } }: MemoryHouse) => [...all.values()].filter(({ withdrawn }) => !withdrawn)

/** The Office sent it back, with a new date of its own. */
function isSupplement({ store }: MemoryHouse, instance: InstanceId): boolean {
  return store.records.some(({ id, record }) => id === instance && record === 'supplement')
}

const counted = (lines: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const line of [...lines].sort()) counts[line] = (counts[line] ?? 0) + 1
  return counts
}

/** How often each kind of work made each move, from the histories themselves. */
async function movesOf({ engine, needs }: Stage, directive: InstanceId): Promise<Record<string, number>> {
  const tree = [...(await needs.queries.full([directive])), ...(await needs.queries.tree(directive))]
  const histories = await Promise.all(tree.map(async ({ id, definition }) => (await engine.history(id)).map(({ type }) => `${definition} ${type}`)))
  return counted(histories.flat())
}
