import type { ItemRow, KindInfo } from '../../platform/wire.ts'
import { useImplementation } from '../parts/implementation.ts'
import { useFormat, useText } from '../parts/language.ts'
import { PersonName } from '../parts/person-name.tsx'
import { StateOf } from '../parts/state-of.tsx'
import { FieldValue, LinkedItems } from '../register/field-value.tsx'
import { itemTexts as t } from './texts.ts'

/** Every field of an item, the empty ones left out, with its links by slot. */
export function ItemFields({ kind, item }: { kind: KindInfo; item: ItemRow }) {
  const text = useText()
  const { instant } = useFormat()
  const { phaseName, department } = useImplementation()
  const given = Object.entries(kind.fields).filter(([name]) => item[name] !== null && item[name] !== undefined && item[name] !== '')
  const wide = given.filter(([, f]) => f.type === 'longText' || f.type === 'json')
  const short = given.filter(([, f]) => f.type !== 'longText' && f.type !== 'json')
  const slots = kind.links.filter((l) => (item.links[l.name]?.length ?? 0) > 0)
  return (
    <>
      {wide.map(([name, f]) => <section key={name} className="lf-prop-wide"><h3>{text(f.label)}</h3><div><FieldValue kind={kind} name={name} item={item} /></div></section>)}
      <section className="lf-props-box">
        <h3>{text(t.fields)}</h3>
        <dl className="lf-props">
          <dt>{text(t.state)}</dt><dd><StateOf kind={kind.kind} state={item.state} /></dd>
          {kind.standard.includes('phase') && item.phaseId && <><dt>{text(t.phase)}</dt><dd>{phaseName(item.phaseId)}</dd></>}
          {kind.standard.includes('department') && item.departmentId && <><dt>{text(t.department)}</dt><dd>{department(item.departmentId)}</dd></>}
          {kind.standard.includes('owner') && item.ownerId && <><dt>{text(t.owner)}</dt><dd><PersonName id={item.ownerId} withDepartment /></dd></>}
          {short.map(([name, f]) => <FieldPair key={name} label={text(f.label)}><FieldValue kind={kind} name={name} item={item} /></FieldPair>)}
          {slots.map((l) => <FieldPair key={l.name} label={text(l.label)}><LinkedItems items={item.links[l.name]} /></FieldPair>)}
          <dt>{text(t.created)}</dt><dd>{item.createdBy ? <PersonName id={item.createdBy} /> : null} <span className="lf-meta">{instant(item.createdAt)}</span></dd>
          <dt>{text(t.updated)}</dt><dd><span className="lf-meta">{instant(item.updatedAt)} · {text(t.versionN, { n: item.version })}</span></dd>
        </dl>
      </section>
    </>
  )
}

function FieldPair({ label, children }: { label: string; children: React.ReactNode }) {
  return <><dt>{label}</dt><dd>{children}</dd></>
}
