interface People {
  readonly families: readonly string[]
  readonly given: readonly string[]
}

// Names usual in the region, put together by index. The two lists of a people have lengths without a common divisor, so that the first
// families × given combinations differ from each other.
const PEOPLES: readonly People[] = [
  // Kinh
  {
    families: ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đỗ', 'Bùi', 'Đinh'],
    given: [
      'Thanh Bình',
      'Thị Minh Tâm',
      'Quang Vinh',
      'Thu Trang',
      'Đức Thịnh',
      'Ngọc Lan',
      'Văn Toàn',
      'Thị Bích Ngọc',
      'Hải Đăng',
      'Kim Oanh',
      'Tiến Dũng',
      'Phương Thảo',
      'Mạnh Cường',
    ],
  },
  // Mông
  {
    families: ['Giàng', 'Sùng', 'Vàng', 'Thào', 'Hảng', 'Cư', 'Lý'],
    given: ['A Páo', 'Thị Mỷ', 'Seo Lử', 'Thị Sua', 'A Chinh', 'Thị Dở', 'A Sình', 'Thị Chá', 'Seo Phừ', 'A Dơ', 'Thị Vang', 'A Tủa', 'Thị Ly'],
  },
  // Tày
  {
    families: ['Nông', 'Hoàng', 'Lương', 'Ma', 'Hà', 'La', 'Vi'],
    given: [
      'Văn Thiết',
      'Thị Thơm',
      'Trung Kiên',
      'Thị Nhung',
      'Văn Huấn',
      'Thị Duyên',
      'Ngọc Khánh',
      'Thị Mến',
      'Văn Chiêm',
      'Thị Hợi',
      'Văn Nghiệp',
      'Thị Thoa',
      'Đình Luận',
    ],
  },
  // Dao
  {
    families: ['Bàn', 'Triệu', 'Đặng', 'Phùng', 'Chảo', 'Tẩn', 'Lò'],
    given: [
      'Tài Đức',
      'Thị Mẩy',
      'Kim Phúc',
      'Mùi Pham',
      'Láo Sử',
      'Thị Liều',
      'Phúc Quý',
      'Tả Mẩy',
      'Hữu Chiêu',
      'Thị Pham',
      'Văn Lụa',
      'Thị Nái',
      'Chìn Vạn',
    ],
  },
]

/** A name nobody bears on purpose; the same index always gives the same name, and the first 364 differ. */
export function inventedName(index: number): string {
  const people = PEOPLES[index % PEOPLES.length]
  const turn = Math.floor(index / PEOPLES.length)
  if (!people) throw new Error(`no name for ${index}`)
  return `${people.families[turn % people.families.length]} ${people.given[turn % people.given.length]}`
}
