import { useMemo } from 'react'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useLocale, useText } from '../../../web/parts/language.ts'
import { projectRoles, words as w } from '../texts.ts'
import type { Approval } from './flow-edit.ts'

export const modeWords = { any: w.modeAny, all: w.modeAll, sequence: w.modeSequence } as const

/** A source of approvers in the reader's words. */
export function useSourceWords(): (source: Approval['source']) => string {
  const text = useText()
  const locale = useLocale()
  const { directory, person } = useImplementation()
  return useMemo(() => (source) => {
    const zh = locale === 'zh'
    switch (source.type) {
      case 'people': return source.personIds.map((id) => person(id)).join(zh ? '、' : ', ') || '—'
      case 'role': return projectRoles[source.role] ? text(projectRoles[source.role]!) : source.role
      case 'departmentHead': {
        const name = directory.departments.find((d) => d.code === source.department)?.name
        if (source.department) return zh ? `${name ?? source.department}主管` : `Head of ${name ?? source.department}`
        return source.level === 1 ? text(w.sourceHead) : `${text(w.sourceHead)} · ${source.level}`
      }
      case 'superiorChain': return source.levels === 1 ? text(w.sourceSuperior) : `${text(w.sourceSuperior)} · ${source.levels}`
    }
  }, [text, locale, directory, person])
}
