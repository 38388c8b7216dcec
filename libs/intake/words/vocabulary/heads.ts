/** Heads of units: the head stands for the unit. Titles of Decree 30/2020/NĐ-CP, Appendix I (signatures), and forms of address. */
export const HEADS = [
  'thủ trưởng',
  'lãnh đạo',
  'người đứng đầu',
  'giám đốc',
  'phó giám đốc phụ trách',
  'chủ tịch',
  'chủ tịch hội đồng thành viên',
  'chủ tịch hội đồng quản trị',
  'chủ nhiệm',
  'tổng thanh tra',
  'tổng kiểm toán',
  'trưởng',
  'chánh',
  'cục trưởng',
  'chi cục trưởng',
  'bộ trưởng',
  'tổng giám đốc',
  'hiệu trưởng',
  'chỉ huy trưởng',
  'tư lệnh',
  'viện trưởng',
  'chánh án',
  'tổng cục trưởng',
  'tổng biên tập',
  'bí thư',
  'người phát ngôn',
] as const

/** What may stand before a head or a unit and adds nothing. */
export const ADDRESSES = ['đồng chí', 'các đồng chí', 'các đ/c', 'đ/c', 'ông', 'bà', 'ông (bà)', 'các ông (bà)', 'quý'] as const
