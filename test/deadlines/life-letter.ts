import { addDays, formatDate, type LocalDate } from '#base'
import type { Rehearsing } from '#assembly'

/** By whom each date of a life's letter was set: printed above a signature, or typed by the officer. Days after the letter's own. */
export interface LetterAsked {
  readonly from: LocalDate
  readonly urgency: '' | 'KHẨN' | 'THƯỢNG KHẨN' | 'HỎA TỐC'
  readonly planDays: number
  readonly planIsSigned: boolean
  readonly dutyDays: number
  readonly reports: boolean
}

/**
 * A short letter of our own with whatever a ladder treats differently: a plan and a report of every unit, named tasks with and without a signed date,
 * a focal unit, a body of another line and one of the Party that are asked.
 */
export function lifeLetter({ from, urgency, planDays, planIsSigned, dutyDays, reports }: LetterAsked): {
  readonly text: string
  readonly answers: NonNullable<Rehearsing['answers']>
} {
  const [planDue, dutyDue] = [addDays(from, planDays), addDays(from, dutyDays)]
  const [year, month, day] = from.split('-')
  const text = `ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 1512/UBND-NLN
V/v gia cố kè suối và cọc tiêu trước mùa nước
${urgency ? `\n${urgency}\n` : ''}
Lào Cai, ngày ${day} tháng ${month} năm ${year}

Kính gửi:

- Các sở, ban, ngành, cơ quan, đơn vị thuộc UBND tỉnh;
- Ủy ban nhân dân các xã, phường.

Ủy ban nhân dân tỉnh yêu cầu:

1. Các sở, ban, ngành, cơ quan, đơn vị thuộc Ủy ban nhân dân tỉnh; Ủy ban nhân dân các xã, phường

- Xây dựng, ban hành kế hoạch cụ thể để triển khai thực hiện văn bản này${planIsSigned ? ` trước ngày ${formatDate(addDays(planDue, 1))}` : ''}.

- Rà soát cọc tiêu trên các tuyến kè do đơn vị quản lý.
${reports ? '\n- Thực hiện chế độ báo cáo định kỳ theo quy định.\n' : ''}
2. Giao Sở Nông nghiệp và Môi trường

- Là cơ quan đầu mối theo dõi, đôn đốc việc thực hiện văn bản này; tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh theo quy định.

- Hướng dẫn cách gia cố kè suối, hoàn thành trước ngày ${formatDate(addDays(dutyDue, 1))}.

3. Giao Sở Tài chính chủ trì bố trí kinh phí mua cọc tiêu.

4. Giao Bộ Chỉ huy quân sự tỉnh chủ trì cử lực lượng hỗ trợ gia cố kè trước ngày ${formatDate(addDays(dutyDue, 1))}.

5. Đề nghị Ban Tổ chức Tỉnh ủy chủ trì xem xét việc biểu dương cán bộ có thành tích trước ngày ${formatDate(addDays(dutyDue, 1))}.

Yêu cầu các đơn vị nghiêm túc thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT, NLN (Hòa).

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Văn Minh
`
  return {
    text,
    answers: {
      letter: { number: '1512', issuedOn: from },
      due: [...(planIsSigned ? [] : [{ path: '1.1', on: planDue }]), { path: '1.2', on: dutyDue }],
      lifted: ['1.2'],
      rounds: reports ? [{ for: '1.3', period: 'quarterly', unitsDueBefore: '12-15' }] : [],
      successors: {},
      answers: { communesReport: true },
    },
  }
}
