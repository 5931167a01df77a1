import type { InputHTMLAttributes, ReactNode } from 'react'
import { Field, useField } from '../../parts/field.tsx'

/** An input of the entrance: no antd, so that the first page stays light. */
export function PlainField({ label, hint, error, optional, value, onChange, ...rest }: { label: string; hint?: ReactNode; error?: string | undefined; optional?: boolean; value: string; onChange: (value: string) => void } & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'>) {
  return <Field label={label} hint={hint} error={error} optional={optional ?? false}><Plain value={value} onChange={onChange} {...rest} /></Field>
}

function Plain({ onChange, ...rest }: { value: string; onChange: (value: string) => void } & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'>) {
  return <input className="lf-input" {...useField()} {...rest} onChange={(e) => onChange(e.target.value)} />
}
