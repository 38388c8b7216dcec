import { ok, refuse, ROLE_NAMES, type Post, type Result } from '#base'
import { postsOfUnit, type Unit } from '#directory'
import { plain } from './import-table.js'

/** How lists of an office write a post, beside its code and its name on our screens. The same word may be another post in another kind of unit. */
const WORDS: Readonly<Record<Post, readonly string[]>> = {
  registryClerk: ['van thu'],
  deskOfficer: ['chuyen vien'],
  divisionHead: [],
  deputyChiefOfOffice: ['pho chanh vp'],
  chiefOfOffice: ['chanh vp', 'thu truong'],
  viceChair: [],
  chair: [],
  secretaryOfLeader: ['thu ky', 'chuyen vien giup viec'],
  unitClerk: ['van thu'],
  headOfUnit: ['thu truong', 'nguoi dung dau', 'giam doc', 'chu tich'],
  handler: ['chuyen vien', 'nguoi xu ly'],
  systemAdmin: ['quan tri', 'quan tri vien'],
  auditor: ['kiem tra', 'kiem tra vien'],
}

/** The posts that a cell names in a unit, several with `+` or `;` between. Problem `post.unclear` with the posts that the unit has. */
export function postsNamed(typed: string, unit: Unit): Result<readonly Post[]> {
  const here: readonly Post[] = [...postsOfUnit(unit), 'systemAdmin', 'auditor']
  const posts: Post[] = []
  for (const words of typed.split(/[+;]/u)) {
    const fitting = here.filter((post) => [plain(post), plain(ROLE_NAMES[post]), ...WORDS[post]].includes(plain(words)))
    const [post, another] = fitting
    if (!post || another) return refuse('post.unclear', { word: words.trim(), unit: unit.shortName, posts: here.map((one) => ROLE_NAMES[one]) })
    if (!posts.includes(post)) posts.push(post)
  }
  return ok(posts)
}
