import { useQuery } from '@tanstack/react-query'
import { useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { SessionInfo } from '../../../platform/wire.ts'
import { ProblemError, request } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { roleTexts } from '../../frame/role-texts.ts'
import { frameTexts as f } from '../../frame/texts.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { useText } from '../../parts/language.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Entrance } from './entrance.tsx'
import { PlainField } from './plain-field.tsx'
import { SetupForm } from './setup-form.tsx'
import { signInTexts as t } from './texts.ts'

/** Signs in: a person of the demo with one click, anybody with e-mail and password; before that, the first administrator. */
export default function SignInPage() {
  const text = useText()
  const router = useRouter()
  const to = useRouterState({ select: (s) => new URLSearchParams(s.location.searchStr).get('to') })
  const { data: session, error } = useQuery<SessionInfo>({ queryKey: ['session'], queryFn: () => request('GET', '/api/v1/session') })
  const [byEmail, setByEmail] = useState(false)
  const enter = () => {
    queries.clear()
    router.history.push(to?.startsWith('/') && !to.startsWith('//') ? to : '/')
  }
  useEffect(() => { document.title = `${text(t.title)} · ${text(t.product)}` }, [text])
  if (error) return <Entrance title={text(t.title)}><Empty icon="issue" title={text(f.failedTitle)} text={error.message} /></Entrance>
  if (!session) return <Entrance title={text(t.title)}><Skeleton rows={5} /></Entrance>
  if (session.needsSetup) return <Entrance title={text(t.setupTitle)} lead={text(t.setupLead)}><SetupForm needsCode={session.needsSetupCode} onDone={enter} /></Entrance>
  if (session.demo && session.demoPeople.length > 0 && !byEmail) {
    return (
      <Entrance title={text(t.demoTitle)} lead={text(t.demoLead)} wide>
        <DemoPeople people={session.demoPeople} onDone={enter} />
        <button type="button" className="lf-quiet" onClick={() => setByEmail(true)}>{text(t.byEmail)}</button>
      </Entrance>
    )
  }
  return (
    <Entrance title={text(t.title)}>
      <EmailForm onDone={enter} />
      {session.demo && <button type="button" className="lf-quiet" onClick={() => setByEmail(false)}>{text(t.byPerson)}</button>}
      <p className="lf-meta">{text(t.forgot)}</p>
    </Entrance>
  )
}

function DemoPeople({ people, onDone }: { people: SessionInfo['demoPeople']; onDone: () => void }) {
  const text = useText()
  const [busy, setBusy] = useState<string | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const enter = async (accountId: string) => {
    setBusy(accountId)
    try {
      await request('POST', '/api/v1/session/demo', { accountId })
      onDone()
    } catch (error) {
      setBusy(null)
      setFailed(error instanceof ProblemError ? error.problem.title : String(error))
    }
  }
  const roleOf = (role: string | { zh: string; en: string }) => (typeof role === 'string' ? (roleTexts[role] ? text(roleTexts[role]) : role) : text(role))
  return (
    <>
      <ul className="lf-people">
        {people.map((p) => (
          <li key={p.accountId}>
            <button type="button" disabled={busy !== null} aria-busy={busy === p.accountId} onClick={() => void enter(p.accountId)}>
              <span className="lf-avatar" aria-hidden="true">{[...text(p.name)][0]}</span>
              <span><b>{text(p.name)}</b><span>{text(p.job)}</span><small>{roleOf(p.role as string | { zh: string; en: string })}</small></span>
            </button>
          </li>
        ))}
      </ul>
      {failed && <p className="lf-error" role="alert">{failed}</p>}
    </>
  )
}

function EmailForm({ onDone }: { onDone: () => void }) {
  const text = useText()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [failed, setFailed] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    setFailed(null)
    try {
      await request('POST', '/api/auth/sign-in/email', { email: email.trim(), password })
      onDone()
    } catch (error) {
      setFailed(error instanceof ProblemError ? error.problem.title : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="lf-form" onSubmit={(e) => { e.preventDefault(); void submit() }}>
      <PlainField label={text(t.email)} type="email" autoComplete="username" value={email} onChange={setEmail} autoFocus required />
      <PlainField label={text(t.password)} type="password" autoComplete="current-password" value={password} onChange={setPassword} required error={failed ?? undefined} />
      <Button type="primary" htmlType="submit" size="large" block loading={busy} disabled={!email.trim() || !password}>{text(t.signIn)}</Button>
    </form>
  )
}
