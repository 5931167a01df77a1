import type { ReactNode } from 'react'
import { RegisterTable } from '../register/register-table.tsx'

export interface RegisterProps {
  readonly kind: string
  /** Names of fields, link slots and standard columns in order; default: the fields marked `inList`. */
  readonly columns?: readonly string[] | undefined
  /** Extra buttons beside create, paste and export. */
  readonly actions?: ReactNode
  /** What an empty register says. */
  readonly empty?: { readonly title: string; readonly text: string } | undefined
}

/** The generic register of a kind inside a page of your own: table, create, paste, import, export, panel. */
export function Register(props: RegisterProps) {
  return <RegisterTable {...props} />
}
