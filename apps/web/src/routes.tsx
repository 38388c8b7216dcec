import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { readDirectiveSearch } from './pages/directive/search.js'
import { readListSearch } from './pages/directives/search.js'
import { UnknownPage } from './pages/unknown-page.js'
import { Loading } from './parts/loading.js'
import { Home } from './shell/home.js'
import { Root } from './shell/root.js'
import { text } from './text/text.js'

const root = createRootRoute({ component: Root, notFoundComponent: UnknownPage })
const getParentRoute = () => root

const home = createRoute({ getParentRoute, path: '/', component: Home })
const signIn = createRoute({
  getParentRoute,
  path: '/dang-nhap',
  staticData: { bare: true, title: text['signIn.act'] },
  // Where the person wanted to go; read again where it is used.
  validateSearch: ({ den }: Record<string, unknown>): { den?: string } => (typeof den === 'string' ? { den } : {}),
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in-page.js'), 'SignInPage'),
})
const password = createRoute({
  getParentRoute,
  path: '/doi-mat-khau',
  staticData: { title: text['password.title'] },
  component: lazyRouteComponent(() => import('./pages/change-password/change-password-page.js'), 'ChangePasswordPage'),
})
const today = createRoute({
  getParentRoute,
  path: '/viec-hom-nay',
  staticData: { title: text['menu.today'] },
  component: lazyRouteComponent(() => import('./pages/today/today-page.js'), 'TodayPage'),
})
const takeIn = createRoute({
  getParentRoute,
  path: '/nhap-van-ban',
  staticData: { title: text['takeIn.letter'] },
  component: lazyRouteComponent(() => import('./pages/take-in/take-in-page.js'), 'TakeInPage'),
})
const superior = createRoute({
  getParentRoute,
  path: '/nhap-van-ban-cap-tren',
  staticData: { title: text['takeIn.superior'] },
  component: lazyRouteComponent(() => import('./pages/take-in/superior-page.js'), 'SuperiorPage'),
})
const directives = createRoute({
  getParentRoute,
  path: '/van-ban',
  staticData: { title: text['menu.directives'] },
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('./pages/directives/directives-page.js'), 'DirectivesPage'),
})
const directive = createRoute({
  getParentRoute,
  path: '/van-ban/$id',
  staticData: { title: text['directive.title'] },
  validateSearch: readDirectiveSearch,
  component: lazyRouteComponent(() => import('./pages/directive/directive-page.js'), 'DirectivePage'),
})
const check = createRoute({
  getParentRoute,
  path: '/van-ban/$id/ra-soat',
  staticData: { wide: true, task: true, title: text['check.title'] },
  component: lazyRouteComponent(() => import('./pages/check/check-page.js'), 'CheckPage'),
})
const quarterly = createRoute({
  getParentRoute,
  path: '/van-ban/$id/ra-soat-quy',
  staticData: { task: true, title: text['quarterly.title'] },
  component: lazyRouteComponent(() => import('./pages/quarterly/quarterly-page.js'), 'QuarterlyPage'),
})
const directivePolicy = createRoute({
  getParentRoute,
  path: '/van-ban/$id/quy-tac',
  staticData: { title: text['ownRules.title'] },
  component: lazyRouteComponent(() => import('./pages/directive-policy/directive-policy-page.js'), 'DirectivePolicyPage'),
})
const work = createRoute({
  getParentRoute,
  path: '/viec/$id',
  staticData: { task: true, title: text['menu.work'] },
  component: lazyRouteComponent(() => import('./pages/work/work-page.js'), 'WorkPage'),
})
const unitWork = createRoute({
  getParentRoute,
  path: '/nhiem-vu',
  staticData: { title: text['menu.work'] },
  component: lazyRouteComponent(() => import('./pages/unit-work/unit-work-page.js'), 'UnitWorkPage'),
})
const board = createRoute({
  getParentRoute,
  path: '/bang-theo-doi',
  staticData: { title: text['menu.board'] },
  component: lazyRouteComponent(() => import('./pages/board/board-page.js'), 'BoardPage'),
})
const leader = createRoute({
  getParentRoute,
  path: '/bao-cao-nhanh',
  staticData: { title: text['menu.leader'] },
  component: lazyRouteComponent(() => import('./pages/leader/leader-page.js'), 'LeaderPage'),
})
const inbox = createRoute({
  getParentRoute,
  path: '/thong-bao',
  staticData: { title: text['menu.inbox'] },
  component: lazyRouteComponent(() => import('./pages/inbox/inbox-page.js'), 'InboxPage'),
})
const outbox = createRoute({
  getParentRoute,
  path: '/thu-gui-di',
  staticData: { title: text['menu.outbox'] },
  component: lazyRouteComponent(() => import('./pages/outbox/outbox-page.js'), 'OutboxPage'),
})
const incidents = createRoute({
  getParentRoute,
  path: '/su-co',
  staticData: { title: text['menu.incidents'] },
  component: lazyRouteComponent(() => import('./pages/incidents/incidents-page.js'), 'IncidentsPage'),
})
const queues = createRoute({
  getParentRoute,
  path: '/hang-doi',
  staticData: { title: text['menu.queues'] },
  component: lazyRouteComponent(() => import('./pages/queues/queues-page.js'), 'QueuesPage'),
})
const calendar = createRoute({
  getParentRoute,
  path: '/lich-nghi',
  staticData: { title: text['menu.calendar'] },
  component: lazyRouteComponent(() => import('./pages/calendar/calendar-page.js'), 'CalendarPage'),
})
const policy = createRoute({
  getParentRoute,
  path: '/quy-tac-nhac-viec',
  staticData: { title: text['menu.policy'] },
  component: lazyRouteComponent(() => import('./pages/policy/policy-page.js'), 'PolicyPage'),
})
const units = createRoute({
  getParentRoute,
  path: '/don-vi',
  staticData: { title: text['menu.units'] },
  component: lazyRouteComponent(() => import('./pages/units/units-page.js'), 'UnitsPage'),
})
const explainedNames = createRoute({
  getParentRoute,
  path: '/ten-goi',
  staticData: { title: text['explained.title'] },
  component: lazyRouteComponent(() => import('./pages/explained-names/explained-names-page.js'), 'ExplainedNamesPage'),
})
const unit = createRoute({
  getParentRoute,
  path: '/don-vi/$id',
  staticData: { title: text['unit.title'] },
  component: lazyRouteComponent(() => import('./pages/units/unit-page.js'), 'UnitPage'),
})
const person = createRoute({
  getParentRoute,
  path: '/ca-nhan',
  staticData: { title: text['me.title'] },
  component: lazyRouteComponent(() => import('./pages/person/person-page.js'), 'PersonPage'),
})
const gallery = createRoute({
  getParentRoute,
  path: '/_bang-mau',
  staticData: { bare: true },
  component: lazyRouteComponent(() => import('./pages/gallery/gallery.js'), 'Gallery'),
})

const pages = [
  home,
  signIn,
  password,
  today,
  takeIn,
  superior,
  directives,
  directive,
  check,
  directivePolicy,
  quarterly,
  work,
  unitWork,
  board,
  leader,
  inbox,
  outbox,
  incidents,
  queues,
  calendar,
  policy,
  units,
  unit,
  person,
  explainedNames,
  gallery,
]

export const router = createRouter({
  routeTree: root.addChildren(pages),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    /** Without frame and without sign-in. */
    readonly bare?: boolean
    /** Without the side menu. */
    readonly wide?: boolean
    /** One task: on the phone a way back instead of the bottom bar. */
    readonly task?: boolean
    /** In the browser's tab. */
    readonly title?: string
  }
}
