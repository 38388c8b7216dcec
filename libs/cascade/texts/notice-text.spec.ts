import { describe, expect, test } from '@jest/globals'
import { definitionsOf } from '#workflows'
import { localDate, type Instant, type InstanceId, type Stage } from '#base'
import { digestMail } from './digest.js'
import { noticeText, SENTENCES } from './notice-text.js'
import { letterWords, type Said } from './said.js'

const said: Said = {
  definition: 'unit-plan',
  state: 'due',
  what: 'Ban hành kế hoạch triển khai',
  unit: 'Sở Nội vụ',
  letter: 'Công văn số 1250/UBND-VX ngày 20/04/2026 của UBND tỉnh',
  dueOn: localDate('2026-05-18'),
  dueSource: 'signed',
}

/** Every `tell` of every machine, read off the tables the engine runs. */
function toldKeys(): Set<string> {
  const definitions = [...definitionsOf(new Proxy({}, { get: () => 'any hash' })).values()]
  const leaves = definitions.flatMap((definition) => Object.values(definition.leaves).flatMap((region) => Object.values(region)))
  const actions = leaves.flatMap((leaf) => [...leaf.on.values()].flat().flatMap((edge) => edge.actions))
  const asked = { context: { ladder: [] }, event: { type: 'ANY', at: 0 as Instant } }
  return new Set(
    actions.flatMap((action) =>
      action.is === 'effect' && action.kind === 'tell' ? [action.args(asked)['about']].filter((about) => typeof about === 'string') : [],
    ),
  )
}

describe('the sentences of notices', () => {
  test('Every message that a workflow sends has its own sentence', () => {
    const keys = toldKeys()
    expect(keys.size).toBeGreaterThan(15)
    expect([...keys].filter((key) => !(key in SENTENCES))).toEqual([])
  })

  test('A reminder to the unit quotes the letter and begins with what is not known', () => {
    expect(noticeText('rung.reminder', { ...said, toUnit: true, workingDaysLeft: 5 })).toBe(
      'Theo Công văn số 1250/UBND-VX ngày 20/04/2026 của UBND tỉnh, đơn vị chưa cập nhật kế hoạch triển khai (thời hạn 18/05/2026, còn 5 ngày làm việc). Nếu đã ban hành, đề nghị nhập số, ngày.',
    )
  })

  test('A unit is named to the Office, and a date that the Office set is called so', () => {
    expect(noticeText('rung.escalation', { ...said, dueSource: 'officer', daysLate: 3 })).toBe(
      'Theo Công văn số 1250/UBND-VX ngày 20/04/2026 của UBND tỉnh, Sở Nội vụ chưa cập nhật kế hoạch triển khai (thời hạn do Văn phòng đặt 18/05/2026, đã quá 3 ngày).',
    )
  })

  test('No sentence uses a word of guilt, of the street, or an exclamation mark', () => {
    for (const key of Object.keys(SENTENCES)) {
      const text = noticeText(key, { ...said, reason: 'bổ sung số liệu', toUnit: true })
      expect(text).not.toMatch(/\bbạn\b|hãy|vui lòng|!|chưa thực hiện|undefined|null/u)
      expect(text).toMatch(/\.$/u)
    }
  })

  test('A paper without a number is not named, and the symbol tells the kind', () => {
    expect(letterWords({ number: null })).toBeNull()
    expect(letterWords({ number: '66-KH/TU', issuedOn: '2026-03-02', issuer: 'Tỉnh ủy' })).toBe('Kế hoạch số 66-KH/TU ngày 02/03/2026 của Tỉnh ủy')
  })
})

describe('the digest of a morning', () => {
  const line = (instance: number, directive: number, stage: Stage, text: string) => ({
    instance: instance as InstanceId,
    directive: directive as InstanceId,
    level: 0,
    stage,
    dueOn: null,
    text,
  })

  test('It is grouped by document, the worst first, and each line leads to its very step', () => {
    const mail = digestMail(
      { name: 'Lý Thu Hằng', title: 'Chuyên viên, VP UBND tỉnh' },
      [line(1, 7, 'dueSoon', 'Việc A'), line(2, 8, 'office', 'Việc B <x>'), line(3, 7, 'overdue', 'Việc C')],
      { 7: 'Công văn số 1', 8: 'Công văn số 2' },
      'https://dondoc.example',
    )
    expect(mail.subject).toBe('Đôn Đốc: 3 nội dung, 2 quá hạn')
    expect(mail.text.indexOf('Công văn số 2')).toBeLessThan(mail.text.indexOf('Công văn số 1'))
    expect(mail.text.indexOf('Việc C')).toBeLessThan(mail.text.indexOf('Việc A'))
    expect(mail.text).toContain('https://dondoc.example/viec/2')
    expect(mail.html).not.toContain('<x>')
  })
})
