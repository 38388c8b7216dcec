import type { Role } from '#base'

/** Posts and roles as people name them; a missing one is a type error. */
export const roleNames: Readonly<Record<Role, string>> = {
  registryClerk: 'văn thư Văn phòng',
  deskOfficer: 'chuyên viên Văn phòng',
  divisionHead: 'trưởng phòng',
  deputyChiefOfOffice: 'Phó Chánh Văn phòng',
  chiefOfOffice: 'Chánh Văn phòng',
  viceChair: 'Phó Chủ tịch',
  chair: 'Chủ tịch',
  secretaryOfLeader: 'thư ký, chuyên viên giúp việc',
  unitClerk: 'văn thư đơn vị',
  headOfUnit: 'thủ trưởng đơn vị',
  handler: 'người được phân công',
  systemAdmin: 'quản trị hệ thống',
  auditor: 'người kiểm tra',
  focalUnit: 'đơn vị đầu mối',
  drafter: 'đơn vị tham mưu',
  engine: 'hệ thống',
}
