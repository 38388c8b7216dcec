/** Words of sign-in and of the password page. */
export const signInText = {
  'signIn.office': 'Văn phòng',
  'signIn.what': 'Theo dõi, đôn đốc thực hiện nhiệm vụ',
  'signIn.what.whose': 'do Ủy ban nhân dân tỉnh giao',
  'signIn.username': 'Tên đăng nhập',
  'signIn.password': 'Mật khẩu',
  'signIn.showPassword': 'Hiện mật khẩu',
  'signIn.act': 'Đăng nhập',
  'signIn.forgotten': 'Quên mật khẩu: đề nghị liên hệ bộ phận quản trị, Văn phòng UBND tỉnh.',
  'signIn.sample': 'Tài khoản của cơ sở dữ liệu mẫu',
  'signIn.sample.password': (password: string) => `Mật khẩu chung: ${password}. Chọn một tài khoản để điền sẵn.`,

  'password.title': 'Đổi mật khẩu',
  'password.must': 'Đây là lần đăng nhập đầu tiên. Đề nghị đặt mật khẩu riêng trước khi làm việc.',
  'password.current': 'Mật khẩu hiện nay',
  'password.next': 'Mật khẩu mới',
  'password.next.hint': 'Từ 10 ký tự trở lên, khác với tên đăng nhập.',
  'password.again': 'Nhập lại mật khẩu mới',
  'password.short': 'Mật khẩu mới cần từ 10 ký tự trở lên.',
  'password.different': 'Hai lần nhập mật khẩu mới chưa giống nhau.',
  'password.done': 'Đã đổi mật khẩu.',
}
