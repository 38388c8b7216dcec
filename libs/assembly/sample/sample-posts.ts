import { fold, unitId, type Post, type UnitId } from '#base'
import type { Unit } from '#directory'

/** One invented person: how they sign in, and what they are. */
export interface Seat {
  readonly username: string
  /** For people whom manuals and tours name; everybody else gets an invented name by index. */
  readonly name?: string
  readonly unit: UnitId
  readonly title: string
  readonly posts: readonly Post[]
  readonly field?: string
}

const OFFICE = unitId('van-phong-ubnd-tinh')
const COMMITTEE = unitId('ubnd-tinh')

/** The Office, the leaders and the system's own posts (domain c.1). Fields: VX văn xã, NC nội chính, KT kinh tế, TH tổng hợp, NLN nông lâm nghiệp, XD xây dựng. */
export const CENTRE: readonly Seat[] = [
  { username: 'vanthu', name: 'Phạm Thị Lan', unit: OFFICE, title: 'Văn thư', posts: ['registryClerk'] },
  { username: 'hang', name: 'Lý Thu Hằng', unit: OFFICE, title: 'Chuyên viên', posts: ['deskOfficer'], field: 'VX' },
  { username: 'cv.nc', unit: OFFICE, title: 'Chuyên viên', posts: ['deskOfficer'], field: 'NC' },
  { username: 'cv.kt', unit: OFFICE, title: 'Chuyên viên', posts: ['deskOfficer'], field: 'KT,XD' },
  { username: 'cv.th', unit: OFFICE, title: 'Chuyên viên', posts: ['deskOfficer'], field: 'TH' },
  { username: 'cv.nln', unit: OFFICE, title: 'Chuyên viên', posts: ['deskOfficer'], field: 'NLN' },
  { username: 'tp.vx', unit: OFFICE, title: 'Trưởng phòng Khoa giáo - Văn xã', posts: ['divisionHead'], field: 'VX' },
  { username: 'tp.nc', unit: OFFICE, title: 'Trưởng phòng Nội chính', posts: ['divisionHead'], field: 'NC' },
  { username: 'phochanhvp', name: 'Đoàn Thế Bảo', unit: OFFICE, title: 'Phó Chánh Văn phòng', posts: ['deputyChiefOfOffice'], field: 'VX,NC' },
  { username: 'phochanhvp.kt', unit: OFFICE, title: 'Phó Chánh Văn phòng', posts: ['deputyChiefOfOffice'], field: 'KT,XD,NLN,TH' },
  { username: 'chanhvp', name: 'Mai Quốc Khởi', unit: OFFICE, title: 'Chánh Văn phòng', posts: ['chiefOfOffice'] },
  { username: 'thuky', unit: OFFICE, title: 'Thư ký, chuyên viên giúp việc', posts: ['secretaryOfLeader'] },
  { username: 'pct.vx', name: 'Tô Thị Vân Khanh', unit: COMMITTEE, title: 'Phó Chủ tịch', posts: ['viceChair'], field: 'VX' },
  { username: 'pct.nc', unit: COMMITTEE, title: 'Phó Chủ tịch', posts: ['viceChair'], field: 'NC,TH' },
  { username: 'pct.kt', unit: COMMITTEE, title: 'Phó Chủ tịch', posts: ['viceChair'], field: 'KT,XD,NLN' },
  { username: 'chutich', name: 'Cao Đăng Khoát', unit: COMMITTEE, title: 'Chủ tịch', posts: ['chair'] },
  { username: 'quantri', unit: OFFICE, title: 'Quản trị hệ thống', posts: ['systemAdmin'] },
  { username: 'kiemtra', unit: unitId('thanh-tra-tinh'), title: 'Kiểm tra viên', posts: ['auditor'] },
]

const HEAD_TITLES: Readonly<Record<string, string>> = {
  'thanh-tra-tinh': 'Chánh Thanh tra',
  'bql-khu-kinh-te': 'Trưởng ban',
  'bo-chqs-tinh': 'Chỉ huy trưởng',
  'bao-ptth-lao-cai': 'Tổng Biên tập',
  'truong-cd-lao-cai': 'Hiệu trưởng',
  'truong-cd-yen-bai': 'Hiệu trưởng',
}

/** Who sits in a unit. The Office has its own list; Party and elected bodies get no messages and no accounts. */
export function seatsOf(unit: Unit): readonly Seat[] {
  switch (unit.kind) {
    case 'commune':
      return communeSeats(unit)
    case 'department':
    case 'agency':
    case 'armed-force':
    case 'party-unit':
    case 'public-unit-or-fund':
      return departmentSeats(unit)
    default:
      return []
  }
}

/** `sonoivu` (văn thư, also handles), `sonoivu.cv`, `sonoivu.gd` (the head, whatever the title). */
function departmentSeats(unit: Unit): readonly Seat[] {
  const username = unit.id.replaceAll('-', '')
  return [
    { username: `${username}.gd`, unit: unit.id, title: HEAD_TITLES[unit.id] ?? 'Giám đốc', posts: ['headOfUnit'] },
    { username, unit: unit.id, title: 'Văn thư', posts: ['unitClerk', 'handler'] },
    { username: `${username}.cv`, unit: unit.id, title: 'Chuyên viên', posts: ['handler'] },
  ]
}

/** `xa.muonghum` (one official is clerk, handler and more: practice 3) and `xa.muonghum.ct`. */
function communeSeats(unit: Unit): readonly Seat[] {
  const [type = '', ...words] = fold(unit.shortName.replace(/^UBND /u, '')).split(' ')
  const username = `${type}.${words.join('')}`
  const kind = type === 'xa' ? 'xã' : 'phường'
  return [
    { username: `${username}.ct`, unit: unit.id, title: `Chủ tịch UBND ${kind}`, posts: ['headOfUnit'] },
    { username, unit: unit.id, title: 'Công chức Văn phòng HĐND và UBND', posts: ['unitClerk', 'handler'] },
  ]
}
