import type { ReactNode } from 'react'
import { setLocale, useLocale } from '../../language/locale.ts'
import { frameTexts as f } from '../../frame/texts.ts'
import { Icon } from '../../parts/icon.tsx'
import { useText } from '../../parts/language.ts'
import { useTheme } from '../../theme/mode.ts'
import { gateTexts as g } from '../gate/texts.ts'
import { signInTexts as t } from './texts.ts'

const stages = [g.stage_requirements, g.stage_planning, g.stage_configuration, g.stage_migration, g.stage_training, g.stage_cutover, g.stage_operations]

/** The page outside: what the product is at the left, the form at the right. */
export function Entrance({ title, lead, children, wide = false }: { title: string; lead?: ReactNode; children: ReactNode; wide?: boolean }) {
  const text = useText()
  const theme = useTheme()
  const locale = useLocale()
  return (
    <div className="lf-entrance">
      <div className={wide ? 'lf-entrance-sheet wide' : 'lf-entrance-sheet'}>
        <aside>
          <div className="lf-brand"><img src="/favicon.svg" alt="" width="32" height="32" /><b>{text(t.product)}</b></div>
          <p className="lf-claim">{text(t.claim)}</p>
          <ol className="lf-entrance-rail">{stages.map((s) => <li key={s.en}>{text(s)}</li>)}</ol>
          <ul className="lf-entrance-points">{[t.point1, t.point2, t.point3].map((p) => <li key={p.en}><Icon name="check" />{text(p)}</li>)}</ul>
        </aside>
        <main>
          <div className="lf-entrance-tools">
            <button type="button" className="lf-tool lf-tool-text" lang={locale === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}>{text(f.switchLanguage)}</button>
            <button type="button" className="lf-tool" aria-label={text(theme.mode === 'dark' ? f.toLight : f.toDark)} title={text(theme.mode === 'dark' ? f.toLight : f.toDark)} onClick={() => theme.set(theme.mode === 'dark' ? 'light' : 'dark')}><Icon name={theme.mode === 'dark' ? 'sun' : 'moon'} /></button>
          </div>
          <h1>{title}</h1>
          {lead && <p className="lf-lead">{lead}</p>}
          {children}
        </main>
      </div>
    </div>
  )
}
