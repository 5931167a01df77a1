import { GateLight } from '../parts/gate-light.tsx'
import { Icon } from '../parts/icon.tsx'
import { useText } from '../parts/language.ts'
import { frameTexts as t } from './texts.ts'
import { closeToast, useToasts } from './toasts.ts'

const lights = { ok: 'pass', bad: 'fail', info: 'half' } as const

export function Toasts() {
  const text = useText()
  const toasts = useToasts()
  return (
    <div className="lf-toasts" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className="lf-toast" role={toast.tone === 'bad' ? 'alert' : undefined}>
          <GateLight light={lights[toast.tone]} label={false} />
          <div>{toast.text}{toast.detail && <small>{toast.detail}</small>}</div>
          <button type="button" className="lf-tool" aria-label={text(t.close)} onClick={() => closeToast(toast.id)}><Icon name="close" size={14} /></button>
        </div>
      ))}
    </div>
  )
}
