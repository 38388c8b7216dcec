/** Words of the frame around all pages. */
export const shellText = {
  'menu.today': 'Việc hôm nay',
  'menu.today.short': 'Hôm nay',
  'menu.work': 'Nhiệm vụ được giao',
  'menu.work.short': 'Nhiệm vụ',
  'menu.leader': 'Báo cáo nhanh',
  'menu.directives': 'Văn bản',
  'menu.board': 'Bảng theo dõi',
  'menu.board.short': 'Theo dõi',
  'menu.units': 'Đơn vị',
  'menu.outbox': 'Thư gửi đi',
  'menu.incidents': 'Sự cố',
  'menu.inbox': 'Thông báo',
  'shell.signOut': 'Đăng xuất',
  'shell.sessionOver': 'Phiên làm việc đã hết',
  'shell.sessionOver.note': 'Đề nghị đăng nhập lại. Nội dung đang nhập vẫn còn trên trang.',
  'clock.moved': (clock: string, day: string, fired: string) => `Đã chuyển đến ${clock} ngày ${day}; ${fired} mốc đã chạy.`,
}
