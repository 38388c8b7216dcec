import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readingOf } from '../../test/support/letters.js'
import { readLetter } from './index.js'

const HEAD =
  'ỦY BAN NHÂN DÂN\nTỈNH HÀ TUYÊN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 21/UBND-KT\nV/v phòng, chống thiên tai\n\nHà Tuyên, ngày 10 tháng 3 năm 2025\n\nKính gửi:\n- Các sở, ban, ngành;\n- UBND các xã, phường.\n\n'
const FOOT = '\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n'

const tasksOf = (body: string) => readingOf(HEAD + body + FOOT).draft.tasks
/** Path and leads of each task. */
const who = (body: string): string[] => tasksOf(body).map((task) => `${task.path} ${[...task.lead, ...task.leadGroups].join(' + ')}`.trim())
const starts = (body: string): string[] => tasksOf(body).map((task) => `${task.path} ${task.startsWith}`)

describe('who is to do it', () => {
  test.each<[string, string, string[]]>([
    ['giao', '1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra chợ.', ['1 Sở Y tế']],
    ['responsible', '1. Sở Xây dựng có trách nhiệm rà soát quy hoạch.', ['1 Sở Xây dựng']],
    ['heads', '1. Yêu cầu các đồng chí Giám đốc Sở Y tế, Giám đốc Sở Xây dựng chỉ đạo trực ban.', ['1 Sở Y tế + Sở Xây dựng']],
    [
      'by their function',
      '1. Sở Y tế, Sở Công Thương theo chức năng, nhiệm vụ:\na) Kiểm tra giá.\nb) Xử lý vi phạm.',
      ['1.a Sở Y tế + Sở Công Thương', '1.b Sở Y tế + Sở Công Thương'],
    ],
    ['a class under a colon', '1. UBND các xã, phường: rà soát hộ dân.', ['1 Ủy ban nhân dân các xã, phường']],
    ['in the middle', '1. Về kinh phí: trên cơ sở dự toán, giao Sở Tài chính tham mưu.', ['1 Sở Tài chính']],
    ['“do … chủ trì”', '1. Xây dựng bản đồ ngập lụt do Sở Xây dựng chủ trì thực hiện.', ['1 Sở Xây dựng']],
    ['in brackets', '1. Sửa chữa hồ chứa (Sở Xây dựng chủ trì, phối hợp với Sở Tài chính).', ['1 Sở Xây dựng']],
    ['two of a conclusion', '1. Giao Sở Xây dựng kiểm tra; Sở Tài chính cân đối vốn.', ['1 Sở Xây dựng']],
    ['two given in prose', '1. Về dự án A: Giao Sở Xây dựng kiểm tra; Sở Tài chính cân đối vốn.', ['1 Sở Xây dựng + Sở Tài chính']],
    ['lines below', '1. Diễn tập cấp tỉnh.\n- Cơ quan chủ trì: Sở Y tế.\n- Thời gian: Quý II/2025.', ['1 Sở Y tế']],
    ['lines in the text', '1. Diễn tập cấp tỉnh. Cơ quan chủ trì: Sở Y tế. Cơ quan phối hợp: Công an tỉnh. Thời gian thực hiện: Quý II/2025.', ['1 Sở Y tế']],
    [
      'the lead-in of all',
      'UBND tỉnh yêu cầu các sở, ban, ngành, UBND các xã, phường thực hiện các nội dung sau:\n1. Tăng cường tuyên truyền.\n2. Giao Sở Y tế tổng hợp.',
      ['1 Các sở, ban, ngành + Ủy ban nhân dân các xã, phường', '2 Sở Y tế'],
    ],
    ['the addressees', 'UBND tỉnh đề nghị:\n1. Tăng cường tuyên truyền.', ['1 Các sở, ban, ngành + Ủy ban nhân dân các xã, phường']],
    [
      'behind its topic',
      '1. Đối với hồ chứa xuống cấp, nhất là hồ nhỏ, Sở Xây dựng kiểm định trước mùa mưa.\n2. Tăng cường tuyên truyền.',
      ['1 Sở Xây dựng', '2'],
    ],
    ['behind a case', '1. Vốn do các đơn vị tự cân đối; trường hợp phát sinh lớn, Sở Tài chính thẩm định, tham mưu bổ sung.', ['1 Sở Tài chính']],
    ['partners behind a topic lead nothing', '1. Để phòng cháy, giao Sở Xây dựng phối hợp với Sở Y tế, Công an tỉnh kiểm tra chợ.', ['1 Sở Xây dựng']],
    ['a remark that points to an appendix', '1. Tăng cường tuyên truyền (nhiệm vụ cụ thể giao các cơ quan, đơn vị tại Phụ lục kèm theo).', ['1']],
    ['an appendix instead of work', '1. Tăng cường tuyên truyền.\n2. Phân công nhiệm vụ cụ thể: Theo Phụ lục II kèm theo.', ['1']],
    [
      'bodies of the centre by their heads',
      '1. Chủ tịch Hội đồng thành viên Tập đoàn Gỗ Việt Nam bảo đảm hàng.\n2. Chủ nhiệm Ủy ban Dân tộc chủ trì rà soát.',
      ['1 Tập đoàn Gỗ Việt Nam', '2 Ủy ban Dân tộc'],
    ],
    [
      'an account to those above orders only where it names somebody',
      'UBND tỉnh báo cáo tình hình như sau:\n1. Các chợ cơ bản hoạt động bình thường.\n2. Về giá: hiện còn cao, UBND tỉnh giao Sở Tài chính kiểm tra.\nỦy ban nhân dân tỉnh kính báo cáo Bộ Công Thương tổng hợp.',
      ['2 Sở Tài chính'],
    ],
    [
      'paragraphs without labels, whose subjects stand within',
      'Chủ tịch UBND tỉnh có ý kiến như sau:\n\nĐể bảo đảm nguồn hàng, giao Sở Công Thương dự trữ hàng thiết yếu; Sở Y tế chuẩn bị thuốc.\n\nTại địa phương, UBND các xã, phường chịu trách nhiệm trực ban.\n\nViệc theo dõi, đôn đốc giao Văn phòng UBND tỉnh thực hiện.\n\nNhận được văn bản này, yêu cầu các đơn vị nghiêm túc thực hiện./.',
      ['1 Sở Công Thương + Sở Y tế', '2 Ủy ban nhân dân các xã, phường', '3 Văn phòng Ủy ban nhân dân tỉnh'],
    ],
    ['nobody', 'I. NHIỆM VỤ, GIẢI PHÁP\n1. Tăng cường tuyên truyền.', ['I.1']],
    ['headings without labels', 'UBND tỉnh yêu cầu:\nSở Y tế:\n- Trực cấp cứu.\nSở Tài chính:\n- Bố trí kinh phí.', ['1.1 Sở Y tế', '2.1 Sở Tài chính']],
    ['under stars', '1. Về tuyên truyền\n* Sở Y tế:\n- In tờ rơi.\n* Sở Nội vụ:\n- Tập huấn.', ['1.1.1 Sở Y tế', '1.2.1 Sở Nội vụ']],
    ['together, without a colon', '1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ và UBND các xã, phường\n- Trực cấp cứu.', ['1.1 Sở Y tế']],
    [
      'a lead-in under a heading leaves units below their own',
      'I. CÔNG TÁC CHỈ ĐẠO\n1. Đã họp.\nII. NHIỆM VỤ\nYêu cầu các cơ quan, đơn vị thực hiện các nội dung sau:\n1. Về vốn\nSở Tài chính rà soát nguồn vốn.\n2. Tăng cường tuyên truyền.',
      ['I.1', 'II.1 Sở Tài chính', 'II.2 Các cơ quan, đơn vị'],
    ],
    [
      'a lead-in at the end of an account',
      '1. Về tình hình thu ngân sách: Thống nhất với báo cáo. Yêu cầu các sở, ngành tập trung:\n- Rà soát nguồn thu.\n- Sở Tài chính đôn đốc hằng tuần.',
      ['1.1 Các sở, ngành', '1.2 Sở Tài chính'],
    ],
    ['a partner in brackets', '1. Sửa đổi quy chế (Sở Y tế chủ trì; Sở Tư pháp phối hợp).', ['1 Sở Y tế']],
    [
      'a class that closes the letter',
      '1. Sở Y tế trực cấp cứu.\n2. Sở Nội vụ\nTập huấn cho xã.\n\nUBND các xã, phường báo cáo kết quả về UBND tỉnh trước ngày 15/9/2025 để tổng hợp.',
      ['1 Sở Y tế', '2 Sở Nội vụ', 'end Ủy ban nhân dân các xã, phường'],
    ],
    [
      'reports by matter',
      '1. UBND các xã, phường\na) Chế độ báo cáo:\n- Thiệt hại: báo cáo Sở Tài chính trước ngày 05 hằng tháng;\n- Nước sạch: báo cáo Sở Xây dựng hằng quý.',
      ['1.a.1 Ủy ban nhân dân các xã, phường', '1.a.2 Ủy ban nhân dân các xã, phường'],
    ],
    ['the office behind a name', '1. Đồng chí Trần Văn Bình, Giám đốc Sở Y tế chịu trách nhiệm về tiến độ.', ['1 Sở Y tế']],
    ['a class behind a title', '1. Nhiệm vụ chung: Các sở, ngành tập trung khắc phục tồn tại.', ['1 Các sở, ngành']],
    ['an article about money', 'Điều 1. Sở Y tế trực cấp cứu.\nĐiều 2. Kinh phí: Giao Sở Tài chính thẩm định.', ['1 Sở Y tế', '2 Sở Tài chính']],
    ['plain prose that ends in a notice', 'Yêu cầu Sở Y tế trực cấp cứu.\n\nUBND tỉnh thông báo để các đơn vị biết, thực hiện./.', ['1 Sở Y tế']],
    ['plain prose', 'Yêu cầu Sở Y tế trực cấp cứu.\n\nĐối với vùng cao, giao Sở Xây dựng kiểm tra.', ['1 Sở Y tế', '2 Sở Xây dựng']],
  ])('%s', (_how, body, expected) => {
    expect(who(body)).toEqual(expected)
  })
})

describe('how a letter is built', () => {
  test('parts, letters and numbers in the order in which it uses them', () => {
    expect(
      who(
        'A. NHIỆM VỤ CHUNG\nI. Công tác chỉ đạo\n1. Sở Nội vụ tham mưu.\nB. NHIỆM VỤ CỤ THỂ\nI. Các sở\n1. Sở Y tế: chuẩn bị thuốc.\n2.Sở Công Thương: dự trữ hàng.\na)Kiểm tra giá.\nII. Địa phương\n1/ UBND các xã, phường: rà soát.',
      ).map((task) => task.split(' ')[0]),
    ).toEqual(['A.I.1', 'B.I.1', 'B.I.2', 'B.I.2.a', 'B.II.1'])
    expect(
      who('I. NHIỆM VỤ\n1. Sở Y tế\n1.1. Trực cấp cứu.\n1.2. Mua thuốc:\n- Mua thuốc sốt;\n+ Mua loại A.\n2. Sở Nội vụ tập huấn.').map(
        (task) => task.split(' ')[0],
      ),
    ).toEqual(['I.1.1', 'I.1.2.1', 'I.1.2.1.1', 'I.2'])
  })

  test('a heading gives way to the paragraph under it; what holds its own order is a task beside what stands below', () => {
    expect(starts('1. Sở Y tế\nTrực cấp cứu ngày đêm.\n2. Sở Nội vụ: tập huấn.')).toEqual(['1 Trực cấp cứu ngày đêm.', '2 Sở Nội vụ: tập huấn.'])
    expect(starts('1. Xây dựng, ban hành kế hoạch phân loại rác, trong đó:\na) Chọn địa bàn.\nb) Bố trí xe.')).toEqual([
      '1 Xây dựng, ban hành kế hoạch phân loại rác, trong đó:',
      '1.a Chọn địa bàn.',
      '1.b Bố trí xe.',
    ])
    expect(starts('1. Sở Y tế báo cáo các nội dung sau:\n- Kết quả;\n- Khó khăn.')).toEqual(['1 Sở Y tế báo cáo các nội dung sau:'])
  })

  test.each([
    ['purposes', 'I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức.\nII. NHIỆM VỤ\n1. Sở Y tế trực.', ['II.1']],
    ['an account', 'I. ĐÁNH GIÁ TÌNH HÌNH\n1. Thời gian qua đã cố gắng.\nII. NHIỆM VỤ\n1. Sở Y tế trực.', ['II.1']],
    ['an account in a line', '1. Tình hình chung: Thời gian qua, các đơn vị đã cố gắng.\n2. Sở Y tế trực.', ['2']],
    ['the general aim', 'I. MỤC TIÊU\n1. Mục tiêu chung\nNâng cao nhận thức.\n2. Mục tiêu cụ thể\n- 100% xã có điểm truy cập.', ['I.2.1']],
    ['money', 'I. NHIỆM VỤ\n1. Sở Y tế trực.\nII. KINH PHÍ\nKinh phí thực hiện từ ngân sách nhà nước.', ['I.1']],
    ['the formula', '1. Sở Y tế trực.\n2. Các sở, ban, ngành nghiêm túc triển khai thực hiện Công văn này.', ['1']],
    ['the clause of effect', '1. Sở Y tế trực.\n2. Công văn này thay thế Công văn số 12/UBND-KT ngày 01/01/2025 của UBND tỉnh.', ['1']],
  ])('%s: no task', (_what, body, paths) => {
    expect(tasksOf(body).map((task) => task.path)).toEqual(paths)
  })

  test('closing paragraphs: a report and the watch over the whole are tasks, difficulties and thanks are none', () => {
    const body = '1. Sở Y tế trực cấp cứu.\n\n'
    expect(
      tasksOf(
        `${body}Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện.\n\nCác đơn vị báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) trước ngày 30/6/2025./.`,
      ).slice(1),
    ).toMatchObject([
      { path: 'end', lead: ['Sở Nội vụ'], kinds: ['monitor'] },
      { path: 'end(2)', leadGroups: ['Các đơn vị'], due: [{ date: '2025-06-30' }], reportsVia: 'Sở Nội vụ' },
    ])
    expect(who(`${body}Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo UBND tỉnh xem xét.\n\nUBND tỉnh trân trọng cảm ơn./.`)).toEqual([
      '1 Sở Y tế',
    ])
  })
})

describe('lines that a converter has broken', () => {
  const sentences = [
    'UBND tỉnh yêu cầu các đơn vị thực hiện nghiêm các nội dung dưới đây trong mùa mưa bão năm 2025 trên địa bàn toàn tỉnh:',
    '1. Công an tỉnh chủ trì, phối hợp với Sở Xây dựng, Sở Công Thương và Ủy ban nhân dân các xã, phường tổ chức tổng kiểm tra an toàn phòng cháy tại các chợ, khu dân cư và cơ sở sản xuất của các doanh nghiệp; hoàn thành trước ngày 30 tháng 4 năm 2025.',
    '2. Sở Xây dựng:',
    'a) Rà soát quy hoạch các điểm lấy nước, bến bãi phục vụ chữa cháy theo Quy chuẩn kỹ thuật của Bộ Xây dựng, báo cáo Ủy ban nhân dân tỉnh trong quý III/2025.',
    'b) Xử lý dứt điểm các công trình vi phạm hành lang an toàn lưới điện cao áp, đường dây của Công ty Điện lực Hà Tuyên; kiên quyết không để phát sinh vi phạm mới.',
    '3. Sở Tài chính cân đối, bố trí kinh phí cho các nhiệm vụ nêu trên theo phân cấp ngân sách hiện hành và khả năng của tỉnh.',
  ]
  const whole = sentences.join('\n')
  const broken = (width: number): string =>
    sentences.map((sentence) => sentence.replace(new RegExp(`(.{1,${width}})(?:\\s+|$)`, 'gu'), '$1\n').trimEnd()).join('\n')

  test('read as if they were whole, at any measure', () => {
    for (const width of [60, 72, 80, 90, 104]) expect(tasksOf(broken(width))).toEqual(tasksOf(whole))
  })

  test('page numbers and running heads between them change nothing, with form feeds or without', () => {
    const lines = broken(80).split('\n')
    const paged = (between: (page: number) => string): string =>
      [...lines.slice(0, 4), between(2), ...lines.slice(4, 8), between(3), ...lines.slice(8)].join('\n')
    expect(tasksOf(paged((page) => `\n${page}\n\fUBND tỉnh Hà Tuyên - Công văn phòng, chống thiên tai`))).toEqual(tasksOf(whole))
    expect(tasksOf(paged((page) => `\n\f${page}\n`))).toEqual(tasksOf(whole))
  })

  test('a letter whose lines are paragraphs keeps them apart', () => {
    expect(starts('1. Sở Y tế\nTrực cấp cứu\nMua thuốc\n2. Sở Nội vụ tập huấn')).toEqual(['1 Trực cấp cứu Mua thuốc', '2 Sở Nội vụ tập huấn'])
  })
})

describe('a decision and its plan', () => {
  test('articles that put it into force ask for nothing; the plan’s tasks bear its own numbers', () => {
    const decision = `ỦY BAN NHÂN DÂN\nTỈNH HÀ TUYÊN\n\nSố: 45/QĐ-UBND\n\nHà Tuyên, ngày 10 tháng 3 năm 2025\n\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch chuyển đổi số\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số năm 2025.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\nĐiều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này./.\n\nNơi nhận:\n- Như Điều 3;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn An\n\nKẾ HOẠCH\nChuyển đổi số năm 2025\n(Ban hành kèm theo Quyết định số 45/QĐ-UBND ngày 10/3/2025 của Chủ tịch UBND tỉnh)\n\nI. NHIỆM VỤ\n1. Tập huấn cán bộ cấp xã\n- Cơ quan chủ trì: Sở Nội vụ.\n- Thời gian: Quý II/2025.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính bố trí kinh phí.\n`
    expect(readingOf(decision).draft.tasks).toMatchObject([
      { path: 'I.1', lead: ['Sở Nội vụ'], due: [{ date: '2025-Q2' }] },
      { path: 'II.1', lead: ['Sở Tài chính'] },
    ])
  })
})

describe('whatever the text', () => {
  const parts = [
    'I. NHIỆM VỤ',
    '1. Sở Y tế:',
    'a) ',
    '- ',
    '+ ',
    '* ',
    'Giao Sở Nội vụ',
    'PHỤ LỤC',
    '| TT | Nhiệm vụ | Chủ trì |',
    '| 1 | Rà soát | Sở Y tế |',
    '\f',
    '2',
    'Cơ quan chủ trì: Sở Y tế',
    'trước ngày 15/9/2025',
    'báo cáo UBND tỉnh',
    'KẾ HOẠCH',
    '(Ban hành kèm theo Quyết định số 1/QĐ-UBND)',
    'Nơi nhận:',
    '',
  ]
  const letters = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((lines) => HEAD + lines.join('\n'))

  test('paths are unique, each task stands inside the text, blanks at line ends and decomposed letters change nothing', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const read = readLetter(text)
        if (!read.ok) return
        const { draft, spans } = read.value
        expect(new Set(draft.tasks.map((task) => task.path)).size).toBe(draft.tasks.length)
        draft.tasks.forEach((task, i) => {
          const span = spans[`tasks.${i}`]
          expect(span !== undefined && span.from < span.to && span.to <= read.value.text.length && task.startsWith !== '').toBe(true)
        })
        const other = readLetter(text.normalize('NFD').replace(/\n/gu, '  \r\n'))
        expect(other.ok && other.value.draft).toEqual(draft)
      }),
      { numRuns: 150 },
    )
  })

  test.each(['1. Sở Y tế:\n', '- \n', 'a) b) c) ', 'Giao Sở Y tế ', '(Cơ quan chủ trì: Sở Y tế; ', 'trong đó:\n', 'PHỤ LỤC\n'])(
    '%j without end ends',
    (again) => {
      const start = performance.now()
      readLetter(HEAD + again.repeat(Math.ceil(60_000 / again.length)))
      expect(performance.now() - start).toBeLessThan(8_000)
    },
  )
})
