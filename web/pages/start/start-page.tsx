import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Me } from '../../../platform/wire.ts'
import { ProblemError, request } from '../../api/client.ts'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useLocale, useText } from '../../parts/language.ts'
import { Link } from '../../parts/link.tsx'
import { frameTexts as f } from '../../frame/texts.ts'
import { OuterPage } from './outer-page.tsx'
import { startTexts as t } from './texts.ts'

/** `/`: straight into the last implementation; with none, how to begin; without a session, the sign-in page. */
export default function StartPage() {
  const text = useText()
  const locale = useLocale()
  const router = useRouter()
  const { data: me, error } = useQuery<Me>({ queryKey: ['me', locale], queryFn: () => request('GET', '/api/v1/me'), retry: false })
  const last = me?.implementations.find((i) => i.code === kept()) ?? me?.implementations[0]
  const isSignedOut = error instanceof ProblemError && error.problem.status === 401
  useEffect(() => {
    if (isSignedOut) router.history.replace('/sign-in')
    else if (last) router.history.replace(`/i/${encodeURIComponent(last.code)}`)
  }, [isSignedOut, last, router])
  if (error && !isSignedOut) return <OuterPage title={text(t.title)}><Empty icon="issue" title={text(f.failedTitle)} text={error.message} /></OuterPage>
  if (!me || last) return <div className="lf-frame" aria-busy="true" />
  return (
    <OuterPage title={text(t.title)}>
      <Empty icon="flag" title={text(t.none)} text={text(t.noneText)} action={<Link className="lf-button primary" to="/new"><Icon name="plus" />{text(t.create)}</Link>} />
    </OuterPage>
  )
}

function kept(): string | null {
  try {
    return localStorage.getItem('landfall.implementation')
  } catch {
    return null
  }
}
