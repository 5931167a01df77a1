import type { LinkAnswer } from '../../../platform/wire.ts'
import { tell } from '../../frame/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { settingTexts as t } from './texts.ts'

/** A link that works once, to be copied. */
export function LinkDialog({ kind, name, answer, onClose }: { kind: 'invite' | 'reset'; name: string; answer: LinkAnswer; onClose: () => void }) {
  const text = useText()
  const { instant } = useFormat()
  return (
    <Dialog title={text(kind === 'invite' ? t.invited : t.resetLink)} open onClose={onClose}>
      <p className="lf-dialog-text">{text(kind === 'invite' ? t.inviteLead : t.resetLead, { name, at: instant(answer.expiresAt) })}</p>
      <CopyLine value={answer.url} />
    </Dialog>
  )
}

export function CopyLine({ value }: { value: string }) {
  const text = useText()
  const copy = () => void navigator.clipboard.writeText(value).then(() => tell({ tone: 'ok', text: text(t.copied) }))
  return <div className="lf-copy"><input readOnly value={value} aria-label={value} onFocus={(e) => e.currentTarget.select()} /><Button type="primary" onClick={copy}>{text(t.copy)}</Button></div>
}
