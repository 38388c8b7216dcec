import './styles/fonts.css'
import './styles/mantine.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/print.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Announcer } from './parts/announcer.js'
import { queries } from './queries.js'
import { router } from './routes.js'
import { theme } from './theme.js'

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
