/** Somebody to telephone: post and organ as on paper, and the number where one is kept. */
export interface ToCall {
  readonly name: string
  readonly title: string
  readonly phone: string | null
}

const NO_NUMBER = 'chưa có số điện thoại trên hệ thống'

/**
 * Whom to telephone outside office hours, as the end of a notice: `Ngoài giờ làm việc: đề nghị gọi điện cho đồng chí … (Văn thư, UBND xã …),
 * điện thoại 0912 …; …`. Where a unit has nobody on the system, the unit itself is named. Empty where there is nobody to call.
 */
export function telephoneWords(people: readonly ToCall[], unit: string | null): string {
  const named = people.map(({ name, title, phone }) => `đồng chí ${name}${title ? ` (${title})` : ''}, ${phone ? `điện thoại ${phone}` : NO_NUMBER}`)
  const list = named.length > 0 ? named : unit ? [`${unit} (chưa có người nhận, ${NO_NUMBER})`] : []
  return list.length > 0 ? `Ngoài giờ làm việc: đề nghị gọi điện cho ${list.join('; ')}.` : ''
}
