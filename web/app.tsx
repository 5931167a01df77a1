import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'virtual:tokens.css'
import './theme/base.css'
import './theme/frame.css'
import './theme/parts.css'
import './theme/pages.css'
import { queries } from './api/queries.ts'
import { Toasts } from './frame/toast-list.tsx'
import { setLocale, useLocale, currentLocale } from './language/locale.ts'
import { useAntdLocale } from './language/antd-locale.ts'
import { router } from './routes.tsx'
import { antdTheme } from './theme/antd.ts'
import { useTheme } from './theme/mode.ts'

const themes = { light: antdTheme('light'), dark: antdTheme('dark') }

function App() {
  const { mode } = useTheme()
  const locale = useLocale()
  return (
    <ConfigProvider theme={themes[mode]} locale={useAntdLocale(locale)} wave={{ disabled: true }} button={{ autoInsertSpace: false }} virtual>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </ConfigProvider>
  )
}

setLocale(currentLocale())
createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>)
