import { createContext, type ReactNode, useContext, useId } from 'react'
import { frameTexts as t } from '../frame/texts.ts'
import { useText } from './language.ts'

const FieldContext = createContext<{ id: string; describedBy: string | undefined; invalid: boolean } | null>(null)

/** The id that a control inside a Field takes, so that the label belongs to it. */
export function useField(): { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean } {
  const field = useContext(FieldContext)
  return field ? { id: field.id, ...(field.describedBy ? { 'aria-describedby': field.describedBy } : {}), ...(field.invalid ? { 'aria-invalid': true } : {}) } : {}
}

/** A label above its control; the hint below; an error says what to do. Optional fields are marked, required ones are not. */
export function Field({ label, hint, error, optional = false, group = false, children }: { label: string; hint?: ReactNode; error?: ReactNode; optional?: boolean; /** Several controls under one label. */ group?: boolean; children: ReactNode }) {
  const text = useText()
  const id = useId()
  const noteId = `${id}-note`
  const head = <>{label}{optional && <span className="lf-optional"> {text(t.optional)}</span>}</>
  return (
    <div className={error ? 'lf-field lf-field-error' : 'lf-field'} {...(group ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}>
      {group ? <span className="lf-field-label" id={`${id}-label`}>{head}</span> : <label className="lf-field-label" htmlFor={id}>{head}</label>}
      <FieldContext value={group ? null : { id, describedBy: error || hint ? noteId : undefined, invalid: Boolean(error) }}>{children}</FieldContext>
      {(error || hint) && <span className={error ? 'lf-field-note bad' : 'lf-field-note'} id={noteId} role={error ? 'alert' : undefined}>{error ?? hint}</span>}
    </div>
  )
}
