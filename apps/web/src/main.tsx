import './styles/fonts.css'
import './styles/mantine.css'
import './styles/tokens.css'
import './styles/base.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Announcer } from './parts/announcer.js'
import { ProblemError } from './problem-error.js'
import { router } from './routes.js'
import { theme } from './theme.js'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only what passes by itself is asked again.
      retry: (failures, error) => failures < 2 && error instanceof ProblemError && error.isPassing,
      staleTime: 10_000,
    },
  },
})

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
          <Announcer />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}
