import { useImplementation } from '../../../web/parts/implementation.ts'
import { useLocale, useText } from '../../../web/parts/language.ts'
import { Status } from '../../../web/parts/status.tsx'
import type { FlowCheck } from '../contract.ts'
import { words as w } from '../texts.ts'

/** What the proof found, each with who is concerned; null: not proven yet. */
export function FlowFindings({ findings }: { findings: FlowCheck['findings'] | null }) {
  const text = useText()
  const locale = useLocale()
  const { person } = useImplementation()
  if (findings === null) return <p className="lf-meta">{text(w.notChecked)}</p>
  if (findings.length === 0) return <p><Status tone="ok">{text(w.checkClean)}</Status></p>
  return (
    <ul className="cf-findings">
      {findings.map((f) => {
        const names = f.personIds.slice(0, 4).map((id) => person(id)).filter(Boolean).join(locale === 'zh' ? '、' : ', ')
        return <li key={`${f.code} ${f.nodeId} ${f.text.en}`}><Status tone={f.severity === 'error' ? 'bad' : 'warn'}>{text(f.text)}</Status>{names && <small>{text(w.startersConcerned, { names: f.personIds.length > 4 ? `${names} …` : names })}</small>}</li>
      })}
    </ul>
  )
}
