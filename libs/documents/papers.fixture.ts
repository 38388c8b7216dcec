import type { Paper } from './paper.fixture.js'

/** An official letter of invented matter: two columns at its head, a subject over two lines, tasks in points and dashes. */
export const letter: Paper = {
  head: {
    left: ['ỦY BAN NHÂN DÂN', 'TỈNH BÌNH SƠN', 'Số: 1482/UBND-KT', 'V/v tăng cường bảo vệ nguồn nước', 'sinh hoạt mùa khô năm 2026'],
    right: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Bình Sơn, ngày 12 tháng 3 năm 2026'],
  },
  title: [],
  body: [
    'Kính gửi: Sở Nông nghiệp và Môi trường; Sở Y tế; Ủy ban nhân dân các xã, phường.',
    'Thực hiện Chỉ thị số 09/CT-TTg ngày 20/02/2026 của Thủ tướng Chính phủ về bảo vệ nguồn nước sinh hoạt trong mùa khô, Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị, địa phương triển khai thực hiện các nội dung sau:',
    '1. Sở Nông nghiệp và Môi trường',
    '- Chủ trì, phối hợp với Sở Y tế rà soát các điểm khai thác nước ngầm, lập danh mục các công trình cấp nước tập trung có nguy cơ thiếu nước và tham mưu Ủy ban nhân dân tỉnh phương án điều tiết, hoàn thành trước ngày 15/4/2026.',
    '- Kiểm tra việc vận hành hồ chứa; kịp thời hướng dẫn các địa phương tích nước hợp lý.',
    '2. Sở Y tế',
    '- Lấy mẫu, xét nghiệm chất lượng nước tại ít nhất 90% công trình cấp nước tập trung; báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nông nghiệp và Môi trường) trước ngày 30 tháng 5 năm 2026.',
    '3. Ủy ban nhân dân các xã, phường',
    '- Xây dựng kế hoạch cấp nước cho các khu vực khó khăn, tuyên truyền để Nhân dân sử dụng nước tiết kiệm, không xả thải ra các sông, suối là nguồn cấp nước sinh hoạt của cộng đồng dân cư phía hạ lưu.',
    'Yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện./.',
  ],
  foot: {
    left: ['Nơi nhận:', '- Như trên;', '- Thường trực Tỉnh ủy (b/c);', '- Chủ tịch, các PCT UBND tỉnh;', '- Lưu: VT, KT.'],
    right: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Lương Quang Hải'],
  },
}

/** A plan whose tasks stand in a table with merged cells, long enough to go over a page. */
export const plan: Paper = {
  head: {
    left: ['ỦY BAN NHÂN DÂN', 'TỈNH BÌNH SƠN', 'Số: 77/KH-UBND'],
    right: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Bình Sơn, ngày 05 tháng 5 năm 2026'],
  },
  title: ['KẾ HOẠCH', 'Triển khai Tháng hành động vì môi trường năm 2026'],
  body: [
    'Thực hiện Quyết định số 415/QĐ-TTg ngày 10/4/2026 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai Tháng hành động vì môi trường năm 2026 trên địa bàn tỉnh như sau:',
    'I. MỤC ĐÍCH, YÊU CẦU',
    'Nâng cao nhận thức của các tầng lớp Nhân dân về thu gom, phân loại rác thải tại nguồn.',
    'II. NHIỆM VỤ',
    {
      columns: [35, 195, 90, 80, 60],
      rows: [
        [{ text: 'TT' }, { text: 'Nội dung nhiệm vụ' }, { text: 'Cơ quan chủ trì' }, { text: 'Cơ quan phối hợp' }, { text: 'Thời hạn' }],
        [{ text: 'I' }, { text: 'Công tác tuyên truyền', across: 4 }],
        [
          { text: '1' },
          { text: 'Tổ chức lễ phát động cấp tỉnh, treo băng rôn tại các trục đường chính' },
          { text: 'Sở Nông nghiệp và Môi trường', down: 2 },
          { text: 'Sở Văn hóa, Thể thao và Du lịch' },
          { text: 'Trước 05/6/2026' },
        ],
        [{ text: '2' }, { text: 'Biên soạn tài liệu hướng dẫn phân loại rác cho hộ gia đình' }, { text: 'Báo Bình Sơn' }, { text: 'Tháng 6/2026' }],
        [{ text: 'II' }, { text: 'Hoạt động hưởng ứng', across: 4 }],
        [
          { text: '3' },
          { text: 'Ra quân thu gom rác tại các bãi sông, chợ đầu mối và khu dân cư' },
          { text: 'Ủy ban nhân dân các xã, phường' },
          { text: 'Tỉnh đoàn' },
          { text: 'Trước 20/6/2026' },
        ],
      ],
    },
    'III. TỔ CHỨC THỰC HIỆN',
    '1. Sở Nông nghiệp và Môi trường theo dõi, đôn đốc, tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/7/2026.',
    '2. Ủy ban nhân dân các xã, phường căn cứ Kế hoạch này xây dựng kế hoạch cụ thể để triển khai tại địa phương.',
  ],
  foot: {
    left: ['Nơi nhận:', '- Thủ tướng Chính phủ (b/c);', '- Các sở, ban, ngành;', '- Lưu: VT, NN.'],
    right: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Phạm Thế Vinh'],
  },
}

/** The same letter with its points again and again: for what size and speed are measured by. */
export const long = (times: number): Paper => ({ ...letter, body: Array.from({ length: times }, () => letter.body).flat() })
