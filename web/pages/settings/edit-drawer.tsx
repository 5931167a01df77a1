import { type ReactNode, useState } from 'react'
import { ProblemError, tellProblem, useSend } from '../../parts/api.ts'
import { refreshReads } from '../../api/queries.ts'
import { tell } from '../../frame/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Drawer } from '../../parts/drawer.tsx'
import { useText } from '../../parts/language.ts'
import { settingTexts as t } from './texts.ts'

/** A drawer that sends a form: errors come back to their fields by name. */
export function EditDrawer<V extends object>({ title, values, required, path, id, body, extra, onClose, children }: {
  title: string
  values: V
  /** Names that must not be empty, with their labels. */
  required: Readonly<Partial<Record<keyof V & string, string>>>
  /** `/people`: POST here, or PATCH below it when there is an id. */
  path: string
  id: string | null
  body: (values: V) => Record<string, unknown>
  /** Sent after the first, with the id. */
  extra?: (id: string, send: ReturnType<typeof useSend>) => Promise<unknown>
  onClose: () => void
  children: (errors: Readonly<Record<string, string>>) => ReactNode
}) {
  const text = useText()
  const send = useSend()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const save = async () => {
    const missing = Object.entries(required).filter(([name]) => !String((values as Record<string, unknown>)[name] ?? '').trim()).map(([name, label]) => [name, text(t.required, { label: String(label) })])
    setErrors(Object.fromEntries(missing))
    if (missing.length > 0) return
    setBusy(true)
    try {
      const made = id ? (await send('PATCH', `${path}/${id}`, body(values)), { id }) : await send<{ id: string }>('POST', path, body(values))
      await extra?.(made.id, send)
      tell({ tone: 'ok', text: text(t.saved) })
      refreshReads()
      onClose()
    } catch (error) {
      if (error instanceof ProblemError && error.problem.fields?.length) setErrors(Object.fromEntries(error.problem.fields.map((f) => [f.path, error.problem.fields!.length === 1 ? error.problem.title : f.message])))
      else tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer open title={title} onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} onClick={() => void save()}>{text(id ? t.save : t.add)}</Button></>}>
      <form className="lf-form" noValidate onSubmit={(e) => { e.preventDefault(); void save() }}>{children(errors)}<button type="submit" hidden tabIndex={-1} aria-hidden="true" /></form>
    </Drawer>
  )
}

/** `error` only when there is one: an exact optional property. */
export function errorOf(errors: Readonly<Record<string, string>>, name: string): { error?: string } {
  return errors[name] ? { error: errors[name] } : {}
}
