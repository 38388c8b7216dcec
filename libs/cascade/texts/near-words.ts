import type { Near } from '#directory'

/** Why a unit is offered for a name that nobody knows, for the officer who decides. */
export function nearWords({ why }: Near): string {
  switch (why.is) {
    case 'slip':
      return `Khác ${why.letters} ký tự so với “${why.name}”, có thể do lỗi đánh máy hoặc quét.`
    case 'abbreviation':
      return `Viết tắt gần với “${why.name}”.`
    case 'former':
      return `Gần với tên cũ “${why.name}”; nay đơn vị này thực hiện.`
    case 'sameName':
      return `Cũng mang tên “${why.name}”.`
    case 'sameWords':
      return `Cùng có “${why.words.join(' ')}” trong tên.`
    default:
      return 'Tên gần giống nhất trong danh mục.'
  }
}
