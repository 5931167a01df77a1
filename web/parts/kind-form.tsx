import { useEffect, useRef, useState } from 'react'
import type { ItemRow } from '../../platform/wire.ts'
import { FieldInput } from '../register/field-input.tsx'
import { bodyOf, formErrors, formFields, type FormValues, startValues } from '../register/form-state.ts'
import { refreshReads } from '../api/queries.ts'
import { tell } from '../frame/toasts.ts'
import { ProblemError, tellProblem, useRead, useSend } from './api.ts'
import { Button } from './button.tsx'
import { Drawer } from './drawer.tsx'
import { useImplementation } from './implementation.ts'
import { useText } from './language.ts'
import { ItemPicker, PhasePicker } from './pickers.tsx'
import { partTexts as t } from './texts.ts'

export interface KindFormProps {
  readonly kind: string
  /** Edits this item; without it, creates one. */
  readonly item?: ItemRow | undefined
  /** Called with the saved item, or without when it was given up. */
  readonly onDone: (row?: ItemRow) => void
  /** In a drawer of its own, with the buttons in its foot. */
  readonly drawer?: boolean
  /** What a new item starts with. */
  readonly start?: Partial<FormValues>
}

/** The form of a kind, made from its fields and link slots. */
export function KindForm({ kind: kindName, item: given, onDone, drawer = false, start }: KindFormProps) {
  const text = useText()
  const { kind: kindOf, phaseId, person, today } = useImplementation()
  const kind = kindOf(kindName)
  const send = useSend()
  const [stale, setStale] = useState<{ by: string } | null>(null)
  const fresh = useRead<ItemRow>(stale && given ? `/items/${kind.path}/${given.id}` : null)
  const [item, setItem] = useState(given)
  const [values, setValues] = useState<FormValues>(() => startValues(kind, given, start, phaseId, today))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const label = text(kind.label)
  const set = (name: string, value: unknown) => {
    setValues((v) => ({ ...v, fields: { ...v.fields, [name]: value } }))
    setErrors((e) => (e[name] ? Object.fromEntries(Object.entries(e).filter(([k]) => k !== name)) : e))
  }
  const setLink = (name: string, ids: readonly string[]) => {
    setValues((v) => ({ ...v, links: { ...v.links, [name]: ids } }))
    setErrors((e) => (e[`links.${name}`] ? Object.fromEntries(Object.entries(e).filter(([k]) => k !== `links.${name}`)) : e))
  }
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('.lf-field-error input, .lf-field-error textarea')?.focus()
  }, [errors])

  const save = async () => {
    const found = formErrors(kind, values, text)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const body = bodyOf(kind, values, item)
    if (item && Object.keys(body).length === 0) return onDone(item)
    setBusy(true)
    try {
      const row = item ? await send<ItemRow>('PATCH', `/items/${kind.path}/${item.id}`, body, { ifMatch: item.version }) : await send<ItemRow>('POST', `/items/${kind.path}`, body)
      tell({ tone: 'ok', text: text(item ? t.saved : t.created, { code: row.code }) })
      refreshReads()
      onDone(row)
    } catch (error) {
      if (error instanceof ProblemError && item && error.problem.code === 'item.edited_meanwhile') setStale({ by: nameOf(error.problem.detail, person) })
      else if (error instanceof ProblemError && error.problem.fields?.length) setErrors(Object.fromEntries(error.problem.fields.map((f) => [f.path, f.message])))
      else if (error instanceof ProblemError && typeof error.problem.detail.field === 'string') setErrors({ [error.problem.detail.field]: error.problem.title })
      else tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const reload = () => {
    if (!fresh.data) return
    setItem(fresh.data)
    setValues(startValues(kind, fresh.data, undefined, phaseId, today))
    setStale(null)
    refreshReads()
  }

  const fields = formFields(kind)
  const known = new Set([...fields.map((f) => f.name), ...kind.links.map((l) => `links.${l.name}`)])
  const other = Object.entries(errors).filter(([name]) => !known.has(name))
  const body = (
    <form ref={form} className="lf-form" noValidate onSubmit={(e) => { e.preventDefault(); void save() }} onKeyDown={(e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); void save() } }}>
      {stale && (
        <div className="lf-notice lf-notice-warn" role="alert">
          <b>{text(t.conflictTitle)}</b>
          <span>{text(t.conflictText, { by: stale.by || text(t.somebody) })}</span>
          <Button size="small" disabled={!fresh.data} onClick={reload}>{text(t.conflictReload)}</Button>
        </div>
      )}
      {fields.map(({ name, field }, i) => <FieldInput key={name} field={field} value={values.fields[name]} onChange={(v) => set(name, v)} error={errors[name]} autoFocus={i === 0} />)}
      {kind.standard.includes('phase') && <PhasePicker label={text(t.phase)} optional value={(values.fields.phaseId as string | null) ?? null} onChange={(v) => set('phaseId', v)} />}
      {kind.links.map((slot) => (
        <ItemPicker
          key={slot.name} label={text(slot.label)} kinds={slot.kinds} many={slot.many} optional={!slot.required} value={values.links[slot.name] ?? []} onChange={(ids) => setLink(slot.name, ids)} chosen={item?.links[slot.name] ?? []}
          {...(errors[`links.${slot.name}`] ? { error: errors[`links.${slot.name}`] } : {})}
        />
      ))}
      {other.length > 0 && <p className="lf-error" role="alert">{other.map(([name, message]) => `${name}: ${message}`).join(' · ')}</p>}
      <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
    </form>
  )
  const buttons = (
    <>
      <Button onClick={() => onDone()}>{text(t.cancel)}</Button>
      <Button type="primary" loading={busy} onClick={() => void save()}>{text(item ? t.save : t.createVerb)}</Button>
    </>
  )
  if (!drawer) return <div className="lf-form-inline">{body}<div className="lf-form-foot">{buttons}</div></div>
  return <Drawer open title={item ? text(t.editWhat, { code: item.code }) : text(t.create, { what: label.charAt(0).toLowerCase() + label.slice(1) })} onClose={() => onDone()} footer={buttons} width={fields.length > 8 ? 560 : 480}>{body}</Drawer>
}

/** Who saved meanwhile: a name, or the id of a person whom we know. */
function nameOf(detail: Record<string, unknown>, person: (id: string) => string): string {
  const by = detail.by
  if (typeof by === 'string') return person(by) || by
  if (by && typeof by === 'object' && 'name' in by) return String(by.name)
  return ''
}
