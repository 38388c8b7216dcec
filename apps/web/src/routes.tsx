import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Loading } from './parts/loading.js'
import { UnknownPage } from './pages/unknown-page.js'

const root = createRootRoute({ notFoundComponent: UnknownPage })

const gallery = createRoute({
  getParentRoute: () => root,
  path: '/_bang-mau',
  component: lazyRouteComponent(() => import('./pages/gallery/gallery.js'), 'Gallery'),
})

export const router = createRouter({
  routeTree: root.addChildren([gallery]),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
