import { describe, expect, test } from '@jest/globals'
import { readHeader } from './header.js'
import { pageOf } from '../lines/lines.js'

/** What a head says, apart from how it is laid out. */
interface Head {
  readonly left: readonly string[]
  readonly right: readonly string[]
  readonly title: readonly string[]
  readonly after: string
  readonly says: {
    readonly kind: string
    readonly number: string | null
    readonly symbol: string
    readonly issuer: string
    readonly place: string
    readonly date: readonly [number, number | null, number | null]
    readonly subject: string
  }
}

const STATE = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']
const heads: readonly Head[] = [
  {
    left: ['ỦY BAN NHÂN DÂN', 'TỈNH SƠN LA', 'Số: 1204/UBND-KT', 'V/v chủ động phòng, chống rét đậm, rét hại', 'cho đàn vật nuôi vụ đông xuân 2025 - 2026'],
    right: [...STATE, 'Sơn La, ngày 04 tháng 12 năm 2025'],
    title: [],
    after: 'Kính gửi:\n- Các sở, ban, ngành tỉnh;\n- UBND các xã, phường.',
    says: {
      kind: 'công văn',
      number: '1204',
      symbol: 'UBND-KT',
      issuer: 'Ủy ban nhân dân tỉnh Sơn La',
      place: 'Sơn La',
      date: [2025, 12, 4],
      subject: 'chủ động phòng, chống rét đậm, rét hại cho đàn vật nuôi vụ đông xuân 2025 - 2026',
    },
  },
  {
    left: ['UBND TỈNH HÀ TĨNH', 'SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'Số: 877/SGDĐT-GDPT', 'V/v rà soát an toàn trường học'],
    right: [...STATE, 'Hà Tĩnh, ngày 9 tháng 5 năm 2023'],
    title: [],
    after: 'Kính gửi: Các phòng Giáo dục và Đào tạo.',
    says: {
      kind: 'công văn',
      number: '877',
      symbol: 'SGDĐT-GDPT',
      issuer: 'Sở Giáo dục và Đào tạo tỉnh Hà Tĩnh',
      place: 'Hà Tĩnh',
      date: [2023, 5, 9],
      subject: 'rà soát an toàn trường học',
    },
  },
  {
    left: ['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ HẢI PHÒNG', 'Số: 77/KH-UBND'],
    right: [...STATE, 'Hải Phòng, ngày 30 tháng 3 năm 2021'],
    title: ['KẾ HOẠCH', 'Phát triển thanh toán không dùng tiền mặt', 'trên địa bàn thành phố năm 2021'],
    after: 'Thực hiện Quyết định số 316/QĐ-TTg ngày 09/3/2021 của Thủ tướng Chính phủ, Ủy ban nhân dân thành phố ban hành Kế hoạch như sau:',
    says: {
      kind: 'kế hoạch',
      number: '77',
      symbol: 'KH-UBND',
      issuer: 'Ủy ban nhân dân thành phố Hải Phòng',
      place: 'Hải Phòng',
      date: [2021, 3, 30],
      subject: 'Phát triển thanh toán không dùng tiền mặt trên địa bàn thành phố năm 2021',
    },
  },
  {
    left: ['TỈNH ỦY CÀ MAU', '*', 'Số 12-CT/TU'],
    right: ['ĐẢNG CỘNG SẢN VIỆT NAM', 'Cà Mau, ngày 15 tháng 7 năm 2024'],
    title: ['CHỈ THỊ', 'CỦA BAN THƯỜNG VỤ TỈNH ỦY', 'về tăng cường sự lãnh đạo của Đảng đối với công tác bảo vệ rừng ngập mặn'],
    after: 'Thời gian qua, công tác bảo vệ rừng ngập mặn đã được các cấp ủy quan tâm.',
    says: {
      kind: 'chỉ thị',
      number: '12',
      symbol: 'CT/TU',
      issuer: 'Tỉnh ủy Cà Mau',
      place: 'Cà Mau',
      date: [2024, 7, 15],
      subject: 'về tăng cường sự lãnh đạo của Đảng đối với công tác bảo vệ rừng ngập mặn',
    },
  },
  {
    left: ['ỦY BAN NHÂN DÂN', 'TỈNH BÌNH ĐỊNH', 'VĂN PHÒNG', 'Số:      /TB-VP'],
    right: [...STATE, 'Bình Định, ngày      tháng 8 năm 2022'],
    title: ['THÔNG BÁO', 'Kết luận của Chủ tịch UBND tỉnh tại cuộc họp giao ban tháng 8 năm 2022'],
    after: 'Ngày 15/8/2022, Chủ tịch UBND tỉnh đã chủ trì cuộc họp giao ban.',
    says: {
      kind: 'thông báo',
      number: null,
      symbol: 'TB-VP',
      issuer: 'Văn phòng Ủy ban nhân dân tỉnh Bình Định',
      place: 'Bình Định',
      date: [2022, 8, null],
      subject: 'Kết luận của Chủ tịch UBND tỉnh tại cuộc họp giao ban tháng 8 năm 2022',
    },
  },
  {
    left: ['BỘ LAO ĐỘNG - THƯƠNG BINH', 'VÀ XÃ HỘI', 'Số: 2214/BLĐTBXH-TE', 'V/v phòng, chống đuối nước cho trẻ em dịp hè'],
    right: [...STATE, 'Hà Nội, ngày 17 tháng 5 năm 2022'],
    title: [],
    after: 'Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương',
    says: {
      kind: 'công văn',
      number: '2214',
      symbol: 'BLĐTBXH-TE',
      issuer: 'Bộ Lao động - Thương binh và Xã hội',
      place: 'Hà Nội',
      date: [2022, 5, 17],
      subject: 'phòng, chống đuối nước cho trẻ em dịp hè',
    },
  },
  {
    left: ['ỦY BAN NHÂN DÂN', 'TỈNH QUẢNG NAM', 'Số: 03/CĐ-UBND'],
    right: [...STATE, 'Quảng Nam, hồi 10 giờ 00 ngày 26 tháng 9 năm 2022'],
    title: ['CÔNG ĐIỆN', 'Về việc triển khai ứng phó khẩn cấp với bão số 4'],
    after: 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM điện:\n- Giám đốc các Sở: Xây dựng, Công Thương;',
    says: {
      kind: 'công điện',
      number: '03',
      symbol: 'CĐ-UBND',
      issuer: 'Ủy ban nhân dân tỉnh Quảng Nam',
      place: 'Quảng Nam',
      date: [2022, 9, 26],
      subject: 'triển khai ứng phó khẩn cấp với bão số 4',
    },
  },
]

const pad = (text: string, width: number): string => text.padEnd(width, ' ')
const pairs = (head: Head): (readonly [string, string])[] => {
  // The printed form: number beside the date, the subject under the number.
  const at = head.left.findIndex((line) => line.startsWith('Số'))
  const upper = head.left.slice(0, at)
  const national = head.right.slice(0, -1)
  const height = Math.max(upper.length, national.length)
  const top = Array.from({ length: height }, (_, i) => [upper[i] ?? '', national[i] ?? ''] as const)
  return [...top, [head.left[at] ?? '', head.right.at(-1) ?? ''], ...head.left.slice(at + 1).map((line) => [line, ''] as const)]
}
const below = (head: Head): string => `${head.title.join('\n')}\n\n${head.after}\n`
const wrapped = (line: string): string => line.replace(/^(\S+) (?=\S+ \S)/u, '$1\n')

const layouts: Record<string, (head: Head) => string> = {
  'one column, blank lines between': (head) =>
    `${head.left.slice(0, 2).join('\n')}\n\n${head.right.slice(0, -1).join('\n')}\n\n${head.left.slice(2).join('\n')}\n\n${head.right.at(-1) ?? ''}\n\n${below(head)}`,
  'two columns set by blanks': (head) =>
    `${pairs(head)
      .map(([a, b]) => `${pad(`   ${a}`, 62)}${b}`.trimEnd())
      .join('\n')}\n\n${below(head)}`,
  'two columns with rules under them': (head) =>
    `${pairs(head)
      .map(([a, b]) => `${pad(`  ${a}`, 62)}${b}`.trimEnd())
      .join('\n')
      .replace(/\n(?= *Số)/u, `\n     ------------                                             --------------\n`)}\n\n${below(head)}`,
  'cells after tabs': (head) =>
    `${pairs(head)
      .map(([a, b]) => `${a}\t${b}`)
      .join('\n')}\n\n${below(head)}`,
  'a table of pipes': (head) => {
    const at = head.left.findIndex((line) => line.startsWith('Số'))
    const row = (left: readonly string[], right: readonly string[]): string => `| ${left.join('<br>')} | ${right.join('<br>')} |`
    return `${row([...head.left.slice(0, at), '-------'], [...head.right.slice(0, -1), '-------'])}\n|---|---|\n${row(head.left.slice(at), head.right.slice(-1))}\n\n${below(head)}`
  },
  'web page: bars on lines of their own': (head) => {
    const at = head.left.findIndex((line) => line.startsWith('Số'))
    return `${head.left.slice(0, at).join('\n')}\n-------\n|\n${head.right.slice(0, -1).join('\n')}\n---------------\n|\n${head.left.slice(at).join('\n')}\n|\n${head.right.at(-1) ?? ''}\n|\n${below(head)}`
  },
  'web page: lines broken anywhere': (head) => {
    const at = head.left.findIndex((line) => line.startsWith('Số'))
    return `${head.left.slice(0, at).map(wrapped).join('\n')}\n-------\n|\n${head.right.slice(0, -1).map(wrapped).join('\n')}\n---------------\n|\n${head.left.slice(at).join('\n')}\n|\n${(head.right.at(-1) ?? '').replace('ngày', 'ngày\n')}\n|\n${below(head)}`
  },
  'bold marks': (head) =>
    `**${head.left.slice(0, 2).join('  \n')}**\n\n**${head.right.slice(0, -1).join('  \n')}**\n\n${head.left.slice(2).join('  \n')}\n\n*${head.right.at(-1) ?? ''}*\n\n${head.title.map((line) => `**${line}**`).join('\n')}\n\n${head.after}\n`,
  'a scan without some marks': (head) =>
    `${head.left.join('\n').replace('ỦY BAN', 'UỶ BAN').replace('Số:', 'Sô:')}\n\n${head.right.slice(0, -1).join('\n').replace('HÒA XÃ HỘI', 'HOÀ XÃ HÔI').replace('Độc lập', 'Đôc lâp')}\n\n${head.right.at(-1) ?? ''}\n\n${below(head)}`,
}

const plainly = (text: string | null | undefined): string => (text ?? '').toLowerCase().replace(/\s+/gu, ' ')

describe.each(Object.entries(layouts))('a head set as “%s”', (_name, layout) => {
  test.each(heads.map((head) => [head.says.symbol, head] as const))('%s is read the same', (_symbol, head) => {
    const page = pageOf(layout(head))
    const read = readHeader(page)
    const date = read.date && [read.date.year, read.date.month, read.date.day]
    expect({
      kind: read.kind,
      number: read.number?.text ?? null,
      symbol: read.symbol?.text,
      issuer: read.issuer?.name,
      place: read.place,
      date,
      subject: plainly(read.subjectText),
      body: page.lines[read.body]?.text.slice(0, 12),
    }).toEqual({ ...head.says, subject: plainly(head.says.subject), body: head.after.slice(0, 12).split('\n')[0] })
  })
})
