/** Words of the directory of units. */
export const unitsText = {
  'units.title': 'Đơn vị',
  'units.note': (units: string, people: string) => `${units} đơn vị, ${people} người phụ trách`,
  'units.search': 'Tìm đơn vị',
  'units.search.hint': 'Gõ tên hoặc chữ viết tắt, không cần dấu',
  'units.all': 'Tất cả',
  'units.name': 'Đơn vị',
  'units.kind': 'Loại',
  'units.people': 'Người phụ trách',
  'units.nobody': 'Chưa có người phụ trách trên hệ thống',
  'units.none': (q: string) => `Không có đơn vị nào khớp “${q}”`,
  'units.none.why': 'Đề nghị thử tên ngắn hơn, hoặc chữ viết tắt trong số ký hiệu văn bản. Đơn vị đã hợp nhất được tìm theo tên mới.',
  'units.none.clear': 'Xóa ô tìm',
}

/** Kinds of units, as the directory has them. */
export const unitKinds: Readonly<Record<string, string>> = {
  committee: 'UBND tỉnh',
  department: 'Sở',
  agency: 'Cơ quan ngang sở',
  office: 'Văn phòng UBND tỉnh',
  'unit-of-office': 'Đơn vị thuộc Văn phòng',
  commune: 'Xã, phường',
  'armed-force': 'Ngành dọc, lực lượng vũ trang',
  'party-unit': 'Cơ quan Đảng',
  'party-or-elected': 'Cơ quan Đảng, dân cử',
  'public-unit-or-fund': 'Đơn vị sự nghiệp, quỹ',
}
