import { useImplementation } from './implementation.ts'
import { useText } from './language.ts'
import { Status } from './status.tsx'

/** The state of an item by its kind's own word and tone. */
export function StateOf({ kind, state }: { kind: string; state: string }) {
  const text = useText()
  const found = useImplementation().kind(kind).states.find((s) => s.value === state)
  return <Status tone={found?.tone ?? 'idle'}>{found ? text(found.label) : state}</Status>
}
