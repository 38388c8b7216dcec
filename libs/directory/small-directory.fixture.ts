import { localDate, personId, unitId, type LocalDate, type Post } from '#base'
import { directoryOf, type Directory } from './directory.js'
import type { Deputy, PostHeld } from './person.js'
import type { Group, Unit, UnitKind } from './unit.js'

export const TODAY = localDate('2026-05-22')
export const IN_2022 = localDate('2022-01-17')
const END = localDate('2025-06-30')

type Given = Pick<Unit, 'name'> & Partial<Omit<Unit, 'id'>>

function unit(id: string, kind: UnitKind, order: number, given: Given): Unit {
  const rest = { shortName: given.name, abbr: null, parent: null, aliases: [], predecessors: [], validFrom: null, validTo: null, successor: null }
  return { ...rest, id: unitId(id), kind, order, source: 'test', confidence: 'high', ...given }
}

export const UNITS: readonly Unit[] = [
  unit('xa-2', 'commune', 102, { name: 'Ủy ban nhân dân xã Nghĩa Đô', shortName: 'UBND xã Nghĩa Đô' }),
  unit('ubnd-tinh', 'committee', 0, { name: 'Ủy ban nhân dân tỉnh Lào Cai', shortName: 'UBND tỉnh' }),
  unit('so-noi-vu', 'department', 1, { name: 'Sở Nội vụ', abbr: 'SNV', predecessors: ['Ban Thi đua - Khen thưởng tỉnh'] }),
  unit('so-khcn', 'department', 2, { name: 'Sở Khoa học và Công nghệ', abbr: 'SKHCN', aliases: ['Sở KH&CN'] }),
  unit('thanh-tra-tinh', 'department', 3, { name: 'Thanh tra tỉnh' }),
  unit('van-phong', 'office', 4, { name: 'Văn phòng Ủy ban nhân dân tỉnh', shortName: 'Văn phòng UBND tỉnh', abbr: 'VP' }),
  unit('truong-cd', 'public-unit-or-fund', 5, { name: 'Trường Cao đẳng Lào Cai' }),
  unit('xa-1', 'commune', 101, { name: 'Ủy ban nhân dân xã Mường Hum', shortName: 'UBND xã Mường Hum' }),
  unit('phuong-1', 'commune', 103, { name: 'Ủy ban nhân dân phường Lào Cai', shortName: 'UBND phường Lào Cai' }),
  unit('phuong-2', 'commune', 104, { name: 'Ủy ban nhân dân phường Nghĩa Đô', shortName: 'UBND phường Nghĩa Đô' }),
  unit('so-tttt', 'department', 901, { name: 'Sở Thông tin và Truyền thông', aliases: ['Sở TT&TT'], validTo: END, successor: unitId('so-khcn') }),
  unit('so-bcvt', 'department', 902, { name: 'Sở Bưu chính, Viễn thông', validTo: localDate('2008-05-01'), successor: unitId('so-tttt') }),
  unit('so-lam-nghiep', 'department', 903, { name: 'Sở Lâm nghiệp', validTo: localDate('1996-01-01') }),
]

export const GROUPS: readonly Group[] = [
  { code: 'departments', names: ['các sở, ban, ngành', 'các sở, ngành'], members: ids('thanh-tra-tinh', 'so-noi-vu', 'so-khcn', 'van-phong'), note: '' },
  {
    code: 'all-units',
    names: ['các sở, ban, ngành, cơ quan, đơn vị thuộc UBND tỉnh', 'các sở, ban, ngành, cơ quan thuộc UBND tỉnh'],
    members: ids('so-noi-vu', 'so-tttt', 'thanh-tra-tinh', 'van-phong', 'truong-cd'),
    note: '',
  },
  { code: 'communes', names: ['UBND các xã, phường'], members: ids('xa-1', 'xa-2', 'phuong-1', 'phuong-2'), note: '' },
  { code: 'addressees', names: ['các cơ quan, đơn vị, địa phương'], members: [], rule: 'addressees', note: '' },
  { code: 'unnamed-partners', names: ['các cơ quan, đơn vị liên quan'], members: [], rule: 'nobody', note: '' },
  { code: 'former-districts', names: ['UBND các huyện, thành phố, thị xã'], members: [], rule: 'former', note: '' },
]

/** The people of the small province, by their numbers. */
export const WHO = {
  clerk: personId(1),
  desk: personId(2),
  deskNC: personId(3),
  headVX: personId(4),
  deputyVX: personId(5),
  deputyKT: personId(6),
  chief: personId(7),
  viceVX: personId(8),
  chair: personId(9),
  secretary: personId(10),
  homeClerk: personId(11),
  homeHead: personId(12),
  homeHandler: personId(13),
  science: personId(14),
  commune: personId(15),
  admin: personId(16),
  auditor: personId(17),
} as const

function post(person: keyof typeof WHO, unitCode: string, name: Post, field: string | null = null, to: LocalDate | null = null): PostHeld {
  return { person: WHO[person], unit: unitId(unitCode), post: name, field, from: localDate('2021-07-01'), to, title: name }
}

export const POSTS: readonly PostHeld[] = [
  post('clerk', 'van-phong', 'registryClerk'),
  post('desk', 'van-phong', 'deskOfficer', 'VX'),
  post('deskNC', 'van-phong', 'deskOfficer', 'NC'),
  post('headVX', 'van-phong', 'divisionHead', 'VX'),
  post('deputyKT', 'van-phong', 'deputyChiefOfOffice', 'KT,XD'),
  post('deputyVX', 'van-phong', 'deputyChiefOfOffice', 'VX,NC'),
  post('chief', 'van-phong', 'chiefOfOffice'),
  post('viceVX', 'ubnd-tinh', 'viceChair', 'VX'),
  post('chair', 'ubnd-tinh', 'chair'),
  post('secretary', 'van-phong', 'secretaryOfLeader'),
  post('homeClerk', 'so-noi-vu', 'unitClerk'),
  post('homeHead', 'so-noi-vu', 'headOfUnit'),
  post('homeHandler', 'so-noi-vu', 'handler'),
  post('science', 'so-khcn', 'unitClerk'),
  post('science', 'thanh-tra-tinh', 'headOfUnit', null, localDate('2024-12-31')),
  post('commune', 'xa-1', 'unitClerk'),
  post('commune', 'xa-1', 'handler'),
  post('admin', 'van-phong', 'systemAdmin'),
  post('auditor', 'thanh-tra-tinh', 'auditor'),
]

/** A province of thirteen units and seventeen people, big enough for every rule of this room. */
export function smallDirectory(deputies: readonly Deputy[] = [], units: readonly Unit[] = UNITS): Directory {
  const people = Object.entries(WHO).map(([name, id]) => ({ id, name, phone: null, email: null }))
  return directoryOf({ units, groups: GROUPS, people, posts: POSTS, deputies })
}

export function ids(...codes: readonly string[]): ReturnType<typeof unitId>[] {
  return codes.map(unitId)
}
