import { eq } from 'drizzle-orm'
import type { DocumentModel } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { dayIn } from '../../../platform/db/time.ts'
import { phasesOf } from '../../../platform/gates/evaluate.ts'
import { implementations, modules, organizations } from '../../../platform/organization/tables.ts'
import { namesOf } from '../approvals/org-chart.ts'

/** What every document of this stage says about where it comes from. */
export interface Frame {
  readonly say: (zh: string, en: string) => string
  readonly day: (instant: string | null | undefined) => string
  readonly person: (id: string | null | undefined) => string
  readonly department: (id: string | null | undefined) => string
  readonly code: string
  readonly phaseName: string | null
  readonly modules: readonly { id: string; code: string; name: string; phaseId: string | null }[]
  readonly cover: DocumentModel['cover']
}

export async function frameOf(tx: Tx, phaseId: string | null): Promise<Frame> {
  const en = tx.locale === 'en'
  const named = (n: { name: string; nameEn: string | null } | undefined): string => (n ? (en ? (n.nameEn ?? n.name) : n.name) : '')
  const [implementation] = await tx.db.select().from(implementations).where(eq(implementations.id, tx.implementationId))
  const [organization] = await tx.db.select().from(organizations).where(eq(organizations.id, tx.organizationId))
  const phase = (await phasesOf(tx)).find((p) => p.id === phaseId)
  const say = (zh: string, english: string): string => (en ? english : zh)
  const names = await namesOf(tx)
  return {
    say, person: names.person, department: names.department, code: implementation?.code ?? '', phaseName: phase?.name ?? null,
    day: (instant) => (instant ? (instant.length === 10 ? instant : dayIn(tx.zone, new Date(instant).toISOString())) : ''),
    modules: (await tx.db.select().from(modules).where(eq(modules.implementationId, tx.implementationId)).orderBy(modules.position)).map((m) => ({ id: m.id, code: m.code, name: named(m), phaseId: m.phaseId })),
    cover: [
      { label: say('客户', 'Customer'), value: named(organization) },
      { label: say('项目', 'Project'), value: named(implementation) },
      ...(implementation?.targetSystem ? [{ label: say('系统', 'System'), value: implementation.targetSystem }] : []),
      ...(phase ? [{ label: say('期', 'Phase'), value: phase.name }] : []),
      { label: say('日期', 'Date'), value: tx.today },
    ],
  }
}

/** A word of a kind's field option or state in the reader's language. */
export function wordOf(options: readonly { value: string; label: { zh: string; en: string } }[] | undefined, value: string | null, locale: 'zh' | 'en'): string {
  return options?.find((o) => o.value === value)?.label[locale] ?? value ?? ''
}

/** A section that says that nothing is there, rather than leaving a heading bare. */
export function nothing(frame: Frame): { type: 'paragraph'; text: string } {
  return { type: 'paragraph', text: frame.say('本期没有这一类内容。', 'There is nothing of this kind in this phase.') }
}
