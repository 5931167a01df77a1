import { useMemo, useState } from 'react'
import type { ApiTokenView } from '../../../platform/wire.ts'
import { useAction, useRead, useSend } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Icon } from '../../parts/icon.tsx'
import { DatePicker, Input, Select } from '../../parts/inputs.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { Page } from '../../parts/page.tsx'
import { CopyLine } from './link-dialog.tsx'
import { settingTexts as t } from './texts.ts'

/** Keys for programs. */
export default function TokenSettings() {
  const text = useText()
  const { day, relative } = useFormat()
  const send = useSend()
  const { run } = useAction()
  const { data } = useRead<ApiTokenView[]>('/api/v1/tokens')
  const [making, setMaking] = useState(false)
  const columns = useMemo<Column<ApiTokenView>[]>(() => [
    { key: 'name', title: text(t.tokenName), phone: 'title' },
    { key: 'tail', title: text(t.codePlain), width: 100, mono: true, text: (k) => `lf_…${k.tail}` },
    { key: 'scopes', title: text(t.scopes), width: 120, text: (k) => text(k.scopes.includes('write') ? t.scopeWrite : t.scopeRead) },
    { key: 'expiresAt', title: text(t.expires), width: 120, render: (k) => (k.expiresAt ? day(k.expiresAt) : text(t.never)) },
    { key: 'lastUsedAt', title: text(t.lastUsed), width: 120, render: (k) => (k.lastUsedAt ? relative(k.lastUsedAt) : text(t.neverUsed)) },
    { key: 'revoke', title: '', width: 96, phone: 'status', render: (k) => <ConfirmButton size="small" danger question={text(t.revokeQuestion, { name: k.name })} onConfirm={() => run(() => send('DELETE', `/api/v1/tokens/${k.id}`), { done: text(t.removed) })}>{text(t.revoke)}</ConfirmButton> },
  ], [text, day, relative, run, send])
  return (
    <Page title={text(t.tokens)} lead={text(t.tokensLead)} actions={<Button type="primary" icon={<Icon name="plus" />} onClick={() => setMaking(true)}>{text(t.newToken)}</Button>}>
      <DataTable rows={data} columns={columns} label={text(t.tokens)} empty={{ title: text(t.noTokens), text: text(t.noTokensText) }} />
      {making && <TokenDialog onClose={() => setMaking(false)} />}
    </Page>
  )
}

function TokenDialog({ onClose }: { onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<string | null>('read')
  const [expiresOn, setExpires] = useState<string | null>(null)
  const [token, setToken] = useState<string | null>(null)
  const make = async () => {
    const made = await run(() => send<ApiTokenView & { token: string }>('POST', '/api/v1/tokens', { name: name.trim(), scopes: scope === 'write' ? ['read', 'write'] : ['read'], ...(expiresOn ? { expiresOn } : {}) }))
    if (made) setToken(made.token)
  }
  return (
    <Dialog title={text(t.newToken)} open onClose={onClose} footer={token ? null : <><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={!name.trim()} onClick={() => void make()}>{text(t.newToken)}</Button></>}>
      {token ? <><p className="lf-dialog-text">{text(t.tokenMade)}</p><CopyLine value={token} /></> : (
        <div className="lf-form">
          <Input label={text(t.tokenName)} value={name} onChange={setName} placeholder={text(t.tokenPlaceholder)} maxLength={100} autoFocus />
          <Select label={text(t.scopes)} value={scope} onChange={setScope} options={[{ value: 'read', label: text(t.scopeRead) }, { value: 'write', label: text(t.scopeWrite) }]} />
          <DatePicker label={text(t.expires)} optional value={expiresOn} onChange={setExpires} />
        </div>
      )}
    </Dialog>
  )
}
