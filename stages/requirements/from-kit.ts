import type { Tx } from '../../platform/db/door.ts'
import type { KitIds } from '../../platform/kits/apply-kit.ts'
import { idsIn, type Kit, type KitRow, textOf } from '../../platform/kits/kit.ts'
import { createItem, linkItems } from '../../platform/trace/item-store.ts'
import { interview } from './kinds/interview.ts'
import { painPoint } from './kinds/pain-point.ts'
import { processMap } from './kinds/process-map.ts'
import { regulation } from './kinds/regulation.ts'
import { requirement } from './kinds/requirement.ts'
import { survey } from './kinds/survey.ts'
import type { Question, QuestionKind } from './rules/survey-results.ts'

/**
 * The kit's catalogue to start from: pain points that are still to be measured, processes without steps, regulations in draft,
 * requirements as drafts, an interview outline for each department and a survey in draft. Nothing counts as collected yet.
 */
export async function fromKit(tx: Tx, kit: Kit, ids: KitIds): Promise<number> {
  const phaseOf = (module: string): string | null => ids.get(kit.phases.find((p) => p.modules.includes(module))?.code ?? '') ?? null
  let made = 0
  const keep = (row: KitRow, id: string): void => {
    ids.set(row.id!, id)
    made++
  }
  for (const row of kit.table('pain-points')) keep(row, (await createItem(tx, painPoint, { title: textOf(row), departmentId: ids.get(row.dept ?? '') ?? null, measuredBy: row.how || null })).id)
  for (const row of kit.table('processes')) {
    keep(row, (await createItem(tx, processMap, { title: textOf(row), phaseId: ids.get(`P${row.phase}`) ?? phaseOf(row.module ?? ''), departmentId: ids.get(idsIn(row.depts)[0] ?? '') ?? null, trigger: row.trigger || null, output: row.output || null })).id)
  }
  for (const row of kit.table('policies')) {
    const processes = idsIn(row.bp).flatMap((bp) => ids.get(bp) ?? [])
    keep(row, (await createItem(tx, regulation, { title: textOf(row) })).id)
    for (const process of processes) await linkItems(tx, ids.get(row.id!)!, 'regulates', process)
  }
  for (const row of kit.table('requirements')) {
    const module = row.module ?? ''
    const made = await createItem(tx, requirement, {
      title: { zh: titleFrom(row.statement ?? ''), en: row.title_en || titleFrom(row.statement ?? '') }, statement: textOf(row, 'statement', 'statement_en'), acceptance: row.accept ? textOf(row, 'accept', 'accept_en') : null,
      priority: oneOf(row.priority, ['M', 'S', 'C', 'W'] as const) ?? 'S', fit: oneOf(row.fit, ['std', 'cfg', 'chg', 'wrk', 'ext', 'itf'] as const), verification: oneOf(row.verify, ['I', 'A', 'D', 'T'] as const), category: 'functional', moduleId: ids.get(module) ?? null, phaseId: phaseOf(module),
    })
    keep(row, made.id)
    for (const pain of idsIn(row.pain)) if (ids.has(pain)) await linkItems(tx, ids.get(pain)!, 'motivates', made.id)
    for (const process of idsIn(row.bp)) if (ids.has(process)) await linkItems(tx, made.id, 'changes', ids.get(process)!)
  }
  return made + (await interviewOutlines(tx, kit, ids)) + (await surveyDraft(tx, kit, ids))
}

/** One planned interview for each department, with the kit's questions and what to take away as its outline. */
async function interviewOutlines(tx: Tx, kit: Kit, ids: KitIds): Promise<number> {
  const byDepartment = Map.groupBy(kit.table('interview-questions'), (row) => row.dept ?? '')
  const names = new Map(kit.table('departments').map((d) => [d.id!, textOf(d)]))
  let made = 0
  for (const [department, rows] of byDepartment) {
    const name = names.get(department) ?? { zh: department, en: department }
    const lines = (q: string, take: string) => rows.map((row, i) => `${i + 1}. ${row[q] || row.q}${row[take] || row.take ? `（${row[take] || row.take}）` : ''}`).join('\n')
    await createItem(tx, interview, { title: { zh: `${name.zh}访谈`, en: `Interview: ${name.en}` }, departmentId: ids.get(department) ?? null, phaseId: ids.get(kit.phases[0]?.code ?? '') ?? null, minutes: 60, questions: { zh: lines('q', 'take'), en: lines('q_en', 'take_en') } })
    made++
  }
  return made
}

const kinds: Readonly<Record<string, QuestionKind>> = { 五点: 'scale', 单选: 'single', 多选: 'multiple', 排序: 'rank', 数字: 'number', 开放: 'open' }

async function surveyDraft(tx: Tx, kit: Kit, ids: KitIds): Promise<number> {
  const rows = kit.table('survey-items')
  if (rows.length === 0) return 0
  await createItem(tx, survey, { title: { zh: '上线前现状调查', en: 'Survey of the present state' }, phaseId: ids.get(kit.phases[0]?.code ?? '') ?? null, questions: rows.map(questionOf) as never })
  return 1
}

/** `题干:选项、选项` gives a question with options. */
function questionOf(row: KitRow): Question {
  const kind = kinds[row.kind ?? ''] ?? 'open'
  const text = textOf(row, 'item', 'item_en')
  if (!['single', 'multiple', 'rank'].includes(kind)) return { id: row.id!, kind, text, required: kind === 'scale' }
  const [zh, en] = [split(text.zh, /[:：]/, /[、，,]/), split(text.en, /:/, /,/)]
  const options = zh.options.map((option, i) => ({ id: `o${i + 1}`, text: { zh: option, en: en.options[i] ?? option } }))
  return options.length < 2 ? { id: row.id!, kind: 'open', text, required: false } : { id: row.id!, kind, text: { zh: zh.head, en: en.head }, required: false, options }
}

function split(text: string, colon: RegExp, comma: RegExp): { head: string; options: string[] } {
  const at = text.search(colon)
  return at < 0 ? { head: text, options: [] } : { head: text.slice(0, at).trim(), options: text.slice(at + 1).split(comma).map((o) => o.trim()).filter(Boolean) }
}

/** A short Chinese title from the sentence: what the system shall do, up to the first pause; a very short one takes its condition along. */
export function titleFrom(statement: string): string {
  const [, condition, demand] = /^(?:(?:当|在)(.+?)时[,，])?.*?系统应(.+)$/s.exec(statement) ?? [undefined, undefined, statement]
  const response = (demand ?? statement).split(/[，。；;]|,(?!\d{3})|[:：](?!\d)/)[0]!.trim()
  const title = condition && response.length < 8 ? `${condition}时${response}` : response
  return [...title].length > 32 ? `${[...title].slice(0, 31).join('')}…` : title
}

function oneOf<V extends string>(value: string | undefined, allowed: readonly V[]): V | null {
  return allowed.find((v) => v === value) ?? null
}
