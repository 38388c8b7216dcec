export interface Wells {
  readonly number: string
  readonly day: string
  readonly subject: string
  readonly closing?: string
}

/** A letter of our own wording, with one plan and one named duty. */
export const wellsLetter = ({ number, day, subject, closing = '' }: Wells): string => `ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: ${number}/UBND-KT
V/v ${subject}

Lào Cai, ngày ${Number(day.slice(8))} tháng ${day.slice(5, 7)} năm ${day.slice(0, 4)}

Kính gửi:

- Sở Y tế;
- Sở Nội vụ;
- Sở Tài chính.

Thực hiện Kế hoạch số 88-KH/TU ngày 05/10/2026 của Ban Thường vụ Tỉnh ủy về giếng khoan, Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Y tế, Sở Nội vụ, Sở Tài chính

- Xây dựng, ban hành kế hoạch triển khai thực hiện văn bản này trước ngày 15/12/2026.

2. Giao Sở Y tế

- Hướng dẫn lấy mẫu nước giếng khoan trước ngày 20/12/2026.

${closing}

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn Giếng
`

/** A plan for several years that began long ago, of our own wording: yearly plans, reports twice a year, one duty whose day is long over. */
export const treesPlan = `ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 31/KH-UBND

Lào Cai, ngày 12 tháng 01 năm 2023

KẾ HOẠCH
Chăm sóc cây xanh công sở giai đoạn 2023 - 2027

Thực hiện Chương trình số 7-CTr/TU ngày 05/12/2022 của Tỉnh ủy về cây xanh, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:

I. NHIỆM VỤ

1. Sở Y tế, Sở Nội vụ, Sở Tài chính

- Hằng năm xây dựng, ban hành kế hoạch triển khai thực hiện Kế hoạch này trước ngày 15/02.

- Báo cáo kết quả 6 tháng trước ngày 10/6, báo cáo năm trước ngày 05/12 hằng năm về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) để tổng hợp.

2. Sở Y tế

- Lập danh mục cây trồng tại các bệnh viện trước ngày 31/3/2023.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Văn Cây

Nơi nhận:
- Sở Y tế, Sở Nội vụ, Sở Tài chính;
- Lưu: VT, KT.
`
