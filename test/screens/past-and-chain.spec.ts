import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { localDate, type InstanceId } from '#base'
import { openBrowser } from '../support/chromium.js'
import { must } from '../support/house.js'
import { treesPlan, wellsLetter } from '../support/own-letters.js'
import { Visitor } from '../support/visitor.js'
import { openServedHouse, type ServedHouse } from './served-house.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('What stands around a letter, in a browser', () => {
  let served: ServedHouse
  let browser: Browser
  let hang: Visitor
  let officer: { person: never }
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([openServedHouse(), openBrowser()])
    officer = (await served.house.as('hang')) as { person: never }
    hang = await Visitor.signIn(browser, served.url, 'hang')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  }, 60_000)

  const take = async (text: string): Promise<InstanceId> =>
    must(await served.house.cascade.takeInLetter(officer, { name: 'van-ban.txt', bytes: bytes(text), again: false })).directive as InstanceId
  const assign = async (id: InstanceId, change: object = {}): Promise<void> => {
    const read = must(await served.house.cascade.draft(officer, id))
    const set = must(await served.house.cascade.changeDraft(officer, id, { revision: read.revision, trackedUntil: localDate('2027-12-31'), ...change }))
    const answers = Object.fromEntries(set.questions.filter(({ answered }) => !answered).map((one) => [one.id, { accept: true }]))
    const ready = must(await served.house.cascade.changeDraft(officer, id, { revision: set.revision, answers }))
    must(await served.house.cascade.assign(officer, id, ready.revision))
    await served.house.settle()
  }

  test('A letter that replaces one of ours asks on the checking page what becomes of it; both pages then show the other', async () => {
    const old = await take(wellsLetter({ number: '701', day: '2026-10-20', subject: 'kiểm tra giếng khoan' }))
    await assign(old)
    const closing = 'Công văn này thay thế Công văn số 701/UBND-KT ngày 20/10/2026 của Ủy ban nhân dân tỉnh.'
    const next = await take(wellsLetter({ number: '802', day: '2026-11-08', subject: 'kiểm tra giếng khoan trong tình hình mới', closing }))
    await hang.go(`/van-ban/${next}/ra-soat`)
    await hang.press(/thay thế Công văn số 701/)
    await hang.sees(/3 đơn vị còn việc/)
    await hang.page.getByRole('radio', { name: /Để văn bản cũ chạy tiếp/ }).waitFor()
    await assign(next)
    await hang.go(`/van-ban/${next}`)
    await hang.page.getByText('Chuỗi văn bản').click()
    await hang.page.getByRole('link', { name: '701/UBND-KT' }).last().click()
    await hang.page.waitForURL(new RegExp(`/van-ban/${old}`))
    await hang.page.getByText('Chuỗi văn bản').click()
    await hang.sees('thay thế văn bản này')
  }, 90_000)

  test('What units did before the letter came is pasted, looked at, entered with its true days, and says so wherever it stands', async () => {
    const id = await take(treesPlan)
    const read = must(await served.house.cascade.draft(officer, id))
    const path = (words: RegExp): string => read.obligations.find(({ title }) => words.test(title))?.path ?? ''
    await assign(id, { obligations: [{ path: path(/^Hằng năm/u), class: 'plan', dueOn: localDate('2027-02-14') }] })
    await hang.go(`/van-ban/${id}`)
    await hang.press('Thao tác khác')
    await hang.press('Nhập bổ sung việc đã làm')
    const table = hang.page.getByRole('textbox', { name: /Các dòng/ })
    await table.fill(
      'Sở Y tế\tKế hoạch năm 2024\t5/KH-SYT\t20/01/2024\nSở Nội vụ\tBáo cáo năm 2024\t70/BC-SNV\t02/12/2024\tđã họp\nSở Y tế\tđi họp\t\t20/01/2024',
    )
    await hang.press('Xem trước')
    await hang.sees('2 dòng nhập được, 1 dòng cần sửa')
    await hang.press('Nhập bổ sung 2 việc')
    await hang.sees('Đã nhập bổ sung 2 việc; 1 dòng chưa nhập được.')
    await served.house.settle()
    await hang.go(`/van-ban/${id}`)
    await hang.sees(/nhập bổ sung 2 việc/)
    await hang.page.getByText('đã làm trước khi nhập văn bản').click()
    await hang.page
      .getByRole('link', { name: /năm 2024/ })
      .last()
      .click()
    await hang.sees(/Nhập bổ sung: Việc đã làm ngày 20\/01\/2024/)
    expect(hang.faults).toEqual([])
  }, 90_000)
})
