import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { CrashPage, NotFoundPage } from './frame/trouble.tsx'

const page = (load: () => Promise<{ default: React.ComponentType }>) => lazyRouteComponent(load)

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: CrashPage })

const at = (path: string, load: () => Promise<{ default: React.ComponentType }>) => createRoute({ getParentRoute: () => root, path, component: page(load) })

const loadFrame = () => import('./frame/frame.tsx').then((m) => ({ default: m.Frame }))
// The frame is on its way before the router asks for it, unless the reader stands outside.
if (location.pathname.startsWith('/i/')) void loadFrame()
const frame = createRoute({ getParentRoute: () => root, path: '/i/$code', component: page(loadFrame) })
const inside = (path: string, load: () => Promise<{ default: React.ComponentType }>) => createRoute({ getParentRoute: () => frame, path, component: page(load) })

/** Every address of the product. Stage pages come from their manifests, through StagePage. */
const tree = root.addChildren([
  at('/', () => import('./pages/start/start-page.tsx')),
  at('/sign-in', () => import('./pages/sign-in/sign-in-page.tsx')),
  at('/join/$token', () => import('./pages/sign-in/join-page.tsx')),
  at('/new', () => import('./pages/start/new-implementation-page.tsx')),
  frame.addChildren([
    inside('/', () => import('./pages/workbench/workbench-page.tsx')),
    inside('/todo', () => import('./pages/workbench/todo-page.tsx')),
    inside('/steering', () => import('./pages/steering/steering-page.tsx')),
    inside('/trace', () => import('./pages/trace/trace-page.tsx')),
    inside('/events', () => import('./pages/events/events-page.tsx')),
    inside('/search', () => import('./pages/search/search-page.tsx')),
    inside('/help', () => import('./pages/help/help-page.tsx')),
    inside('/settings', () => import('./pages/settings/settings-page.tsx')),
    inside('/settings/$section', () => import('./pages/settings/settings-page.tsx')),
    inside('/items/$item', () => import('./item/item-page.tsx')),
    inside('/$stage/gate', () => import('./pages/gate/gate-page.tsx')),
    inside('/$stage/gate/paper', () => import('./pages/gate/paper-page.tsx')),
    inside('/$stage', () => import('./pages/stage/stage-overview.tsx')),
    inside('/$stage/$room', () => import('./frame/stage-page.tsx').then((m) => ({ default: m.StagePage }))),
  ]),
])

/** The query stays as it is written: `?item=REQ-087`, no JSON. */
export const router = createRouter({
  routeTree: tree,
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const query = new URLSearchParams(Object.entries(search as Record<string, unknown>).filter(([, v]) => v !== undefined && v !== null).map(([k, v]) => [k, String(v)])).toString()
    return query ? `?${query}` : ''
  },
  defaultPendingMs: 200,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
