import { describe, expect, test } from '@jest/globals'
import { localDate, unitId, type Post } from '#base'
import { absentFor } from './absent-for.js'
import { emailOf, nameOfPerson, phoneOf, usernameOf } from './contact.js'
import { editRight, mayEditPerson, mayGive } from './may-edit.js'
import { isAdministeredWithout, leftAlone, postFault } from './post-faults.js'
import { POSTS, smallDirectory, TODAY, WHO } from './small-directory.fixture.js'

type Name = keyof typeof WHO
const HOME = unitId('so-noi-vu')
const OFFICE = unitId('van-phong')
const plain = smallDirectory()

describe('Who edits a unit’s people', () => {
  test.each<[Name, string, string]>([
    ['homeHead', 'so-noi-vu', 'all'],
    ['homeClerk', 'so-noi-vu', 'belowHead'],
    ['homeHandler', 'so-noi-vu', 'none'],
    ['homeHead', 'xa-1', 'none'],
    ['commune', 'so-noi-vu', 'none'],
    ['chief', 'van-phong', 'all'],
    ['deputyKT', 'van-phong', 'belowHead'],
    ['clerk', 'van-phong', 'none'],
    ['desk', 'van-phong', 'none'],
    ['chief', 'so-noi-vu', 'none'],
    ['chair', 'ubnd-tinh', 'none'],
    ['admin', 'xa-1', 'all'],
    ['auditor', 'so-noi-vu', 'none'],
  ])('%s in %s: %s', (name, unit, right) => {
    expect(editRight(plain, WHO[name], unitId(unit), TODAY)).toBe(right)
  })

  test('Whoever stands in for the head edits as the head does, on these days only', () => {
    const leaves = [{ person: WHO.homeHead, deputy: WHO.homeHandler, from: TODAY, to: TODAY }]
    expect(editRight(smallDirectory(leaves), WHO.homeHandler, HOME, TODAY)).toBe('all')
    expect(editRight(smallDirectory(leaves), WHO.homeHandler, HOME, localDate('2026-05-23'))).toBe('none')
  })

  test('The system’s own posts are given by an administrator alone, a head’s post not by the clerk', () => {
    const posts = (name: Name, unit = HOME): readonly Post[] => mayGive(plain, WHO[name], unit, TODAY)
    expect(posts('homeClerk')).toEqual(['unitClerk', 'handler'])
    expect(posts('homeHead')).toEqual(['unitClerk', 'handler', 'headOfUnit'])
    expect(posts('admin')).toEqual(['unitClerk', 'handler', 'headOfUnit', 'systemAdmin', 'auditor'])
    expect(posts('deputyVX', OFFICE)).not.toContain('chiefOfOffice')
    expect(posts('chief', OFFICE)).not.toContain('systemAdmin')
  })

  test('Everybody edits the own line; that of others whoever administers one of their units', () => {
    expect(mayEditPerson(plain, WHO.homeHandler, WHO.homeHandler, TODAY)).toBe(true)
    expect(mayEditPerson(plain, WHO.homeClerk, WHO.homeHead, TODAY)).toBe(true)
    expect(mayEditPerson(plain, WHO.homeHandler, WHO.homeClerk, TODAY)).toBe(false)
    // The head of the unit that somebody left has no say any more.
    expect(mayEditPerson(plain, WHO.chief, WHO.science, TODAY)).toBe(false)
  })
})

describe('A post beside those that are held', () => {
  const wanted = { person: WHO.homeHandler, unit: HOME, from: TODAY, to: null }
  test.each<[string, Post, object, string | null]>([
    ['a second handler', 'handler', { person: WHO.homeClerk }, null],
    ['a second clerk', 'unitClerk', {}, null],
    ['the same post again', 'handler', {}, 'held'],
    ['a second head', 'headOfUnit', {}, 'held'],
    ['a post of the Office in a department', 'deskOfficer', {}, 'notHere'],
    ['ending before it begins', 'unitClerk', { to: localDate('2026-05-21') }, 'order'],
  ])('%s', (_, post, part, why) => {
    expect(postFault(plain, { ...wanted, post, ...part })?.why ?? null).toBe(why)
  })

  test('A new head from the day after the old one ends', () => {
    const to = localDate('2026-06-30')
    const ending = { ...plain, postsIn: new Map([[HOME, POSTS.map((held) => (held.post === 'headOfUnit' ? { ...held, to } : held))]]) }
    expect(postFault(ending, { ...wanted, post: 'headOfUnit', from: to })?.why).toBe('held')
    expect(postFault(ending, { ...wanted, post: 'headOfUnit', from: localDate('2026-07-01') })).toBeNull()
  })

  test('Nobody who stands in leaves the unit unnoticed, and the last administrator stays', () => {
    const leaves = [{ person: WHO.homeHead, deputy: WHO.homeHandler, from: localDate('2026-06-01'), to: localDate('2026-06-05') }]
    const held = POSTS.find(({ person }) => person === WHO.homeHandler)
    const admin = POSTS.find(({ post }) => post === 'systemAdmin')
    if (!held || !admin) throw new Error('the small province has lost people')
    expect(leftAlone(smallDirectory(leaves), held, localDate('2026-06-04'))).toEqual(leaves[0])
    expect(leftAlone(smallDirectory(leaves), held, localDate('2026-06-05'))).toBeNull()
    expect(isAdministeredWithout(plain, admin, TODAY)).toBe(false)
  })
})

test('For whom somebody acts: for nobody where the own posts suffice, else for the absent, else for nobody at all', () => {
  const directory = smallDirectory([{ person: WHO.homeHead, deputy: WHO.homeHandler, from: TODAY, to: TODAY }])
  const forWhom = (role: string) => absentFor(directory, WHO.homeHandler, { unit: HOME }, TODAY, (roles) => roles.some((one) => one === role))
  expect([forWhom('handler'), forWhom('headOfUnit'), forWhom('deskOfficer')]).toEqual([null, WHO.homeHead, null])
})

test.each<[(typed: string) => string | null, string, string | null]>([
  [emailOf, ' vanthu.snv@laocai.gov.vn ', 'vanthu.snv@laocai.gov.vn'],
  [emailOf, 'vanthu@laocai', null],
  [emailOf, 'van thu@laocai.gov.vn', null],
  [emailOf, 'a..b@laocai.gov.vn', null],
  [emailOf, 'a@b@laocai.gov.vn', null],
  [emailOf, 'a@laocai.gov.vn\r\nBcc: x@y.vn', null],
  [phoneOf, '0214.3840.006', '0214 3840 006'],
  [phoneOf, '+84 912 345 678', '+84 912 345 678'],
  [phoneOf, '0214 3840 006 (12)', '0214 3840 006 (12)'],
  [phoneOf, '113', null],
  [phoneOf, 'không có', null],
  [nameOfPerson, '  Tô  Thị Vân Khanh', 'Tô Thị Vân Khanh'],
  [nameOfPerson, 'A', null],
  [nameOfPerson, 'Nguyễn Văn 2', null],
  [usernameOf, 'SoNoiVu.CV', 'sonoivu.cv'],
  [usernameOf, 'văn thư', null],
])('%p reads %p as %p', (read, typed, kept) => {
  expect(read(typed)).toBe(kept)
})
