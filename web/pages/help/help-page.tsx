import { frameTexts as f } from '../../frame/texts.ts'
import { GateLight } from '../../parts/gate-light.tsx'
import { useText } from '../../parts/language.ts'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { helpTexts as t } from './texts.ts'

const keys = [
  [t.everywhere, [[['Ctrl', 'K'], t.openPalette], [['?'], t.openHelp]]],
  [t.inTables, [[['J'], t.down], [['K'], t.up], [['Enter'], t.open], [['E'], t.edit], [['/'], t.search]]],
  [t.inPanel, [[['Esc'], t.close], [['Ctrl', 'Enter'], t.save], [['Ctrl', 'V'], t.paste]]],
] as const
const ideas = [[t.traceTitle, t.traceText], [t.gateTitle, t.gateText], [t.logTitle, t.logText], [t.dataTitle, t.dataText]] as const

export default function HelpPage() {
  const text = useText()
  return (
    <Page title={text(t.title)} lead={text(t.lead)}>
      <div className="lf-columns">
        <div><Section title={text(t.how)}>{ideas.map(([title, words]) => <div key={title.en} className="lf-idea"><h3>{text(title)}</h3><p>{text(words)}</p></div>)}</Section></div>
        <div>
          <Section title={text(t.shortcuts)}>
            {keys.map(([group, list]) => (
              <div key={group.en} className="lf-keylist">
                <h3>{text(group)}</h3>
                <dl>{list.map(([combo, what]) => <div key={what.en}><dt>{text(what)}</dt><dd>{combo.map((k) => <kbd key={k}>{k}</kbd>)}</dd></div>)}</dl>
              </div>
            ))}
          </Section>
          <Section title={text(t.lights)}><ul className="lf-lightlist">{(['pass', 'half', 'fail', 'exception', 'open'] as const).map((l) => <li key={l}><GateLight light={l} label={false} />{text(f[`light_${l}`])}</li>)}</ul></Section>
          <Section title={text(t.api)}><p><a href="/api/docs" target="_blank" rel="noreferrer">{text(t.apiText)}</a></p></Section>
        </div>
      </div>
    </Page>
  )
}
