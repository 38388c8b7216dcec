import type { Me } from '#contract'
import type { MenuItem } from '../parts/frame-menu.js'
import { text } from '../text/text.js'

type Line = Pick<MenuItem, 'to' | 'label' | 'icon' | 'short'>

/** Reports stand inside each document, settings come with their page: neither has one of its own yet. */
const lines: Readonly<Partial<Record<Me['pages'][number], Line>>> = {
  today: { to: '/viec-hom-nay', label: text['menu.today'], short: text['menu.today.short'], icon: 'tasks' },
  work: { to: '/nhiem-vu', label: text['menu.work'], short: text['menu.work.short'], icon: 'tasks' },
  leader: { to: '/bao-cao-nhanh', label: text['menu.leader'], icon: 'note' },
  directives: { to: '/van-ban', label: text['menu.directives'], icon: 'paper' },
  board: { to: '/bang-theo-doi', label: text['menu.board'], short: text['menu.board.short'], icon: 'board' },
  units: { to: '/don-vi', label: text['menu.units'], icon: 'person' },
  calendar: { to: '/lich-nghi', label: text['menu.calendar'], short: text['menu.calendar.short'], icon: 'calendar' },
  policy: { to: '/quy-tac-nhac-viec', label: text['menu.policy'], short: text['menu.policy.short'], icon: 'bell' },
  incidents: { to: '/su-co', label: text['menu.incidents'], icon: 'wrong' },
  queues: { to: '/hang-doi', label: text['menu.queues'], icon: 'clock' },
  outbox: { to: '/thu-gui-di', label: text['menu.outbox'], icon: 'talk' },
}

/** What this person's posts allow, in the order that the house gives. */
export function menuOf({ pages, posts }: Pick<Me, 'pages' | 'posts'>, pathname: string, counts: Readonly<Record<string, number>> = {}): readonly MenuItem[] {
  return pages.flatMap((page) => {
    const line = page === 'unit' ? ownUnit(posts) : lines[page]
    if (!line) return []
    const count = counts[page]
    return [{ ...line, current: pathname === line.to || pathname.startsWith(`${line.to}/`), ...(count !== undefined && { count }) }]
  })
}

/** The unit whose clerk or head one is: its people, leaves and addresses. */
function ownUnit(posts: Me['posts']): Line | undefined {
  const held = posts.find(({ post }) => post === 'unitClerk' || post === 'headOfUnit')
  return held && { to: `/don-vi/${held.unit.id}`, label: text['menu.units'], icon: 'person' }
}

const FALLBACK: Line = { to: '/thong-bao', label: text['menu.inbox'], icon: 'bell' }

export function homeOf(me: Pick<Me, 'pages' | 'posts'>): Line {
  return menuOf(me, '')[0] ?? FALLBACK
}
