import { useImplementation } from './implementation.ts'

/** A person's name with their department behind it where that helps. */
export function PersonName({ id, withDepartment = false }: { id: string | null | undefined; withDepartment?: boolean }) {
  const { person, department, directory } = useImplementation()
  if (!id) return <span className="lf-none">—</span>
  const name = person(id)
  const of = withDepartment ? department(directory.people.find((p) => p.id === id)?.departmentId) : ''
  return <span>{name || '—'}{of && <span className="lf-meta"> {of}</span>}</span>
}
