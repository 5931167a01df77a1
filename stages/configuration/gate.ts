import { type Blocker, count, type Criterion, type Phase, ratio } from '../../platform/gates/criterion.ts'
import type { Tx } from '../../platform/db/door.ts'
import type { AnyItem } from '../../platform/kinds/kind.ts'
import { linkedItems, listItems } from '../../platform/trace/item-store.ts'
import { signaturesOf } from '../../platform/signatures/sign.ts'
import { modules } from '../../platform/organization/tables.ts'
import { eq } from 'drizzle-orm'
import { approvalFlow } from './kinds/approval-flow.ts'
import { configurationItem } from './kinds/configuration-item.ts'
import { moduleAcceptance } from './kinds/module-acceptance.ts'
import { acceptanceSubject } from './queries/acceptance-view.ts'
import { currentConflicts, isOpenConflict } from './queries/permission-matrix.ts'
import { flowRows } from './queries/flow-view.ts'

const blocker = (row: { id: string; code: string; kind?: string; title: string }, kind: string, text?: string): Blocker => ({ id: row.id, code: row.code, kind, text: text ? `${row.title}：${text}` : row.title })

async function itemsOf(tx: Tx, phase: Phase): Promise<AnyItem[]> {
  return listItems(tx, configurationItem, { phaseId: phase.id })
}

/** Customised items (anything but the vendor standard) that no requirement asks for. */
export async function unaskedItems(tx: Tx, items: readonly AnyItem[]): Promise<AnyItem[]> {
  const custom = items.filter((i) => i.fitClass !== 'std')
  const linked = await linkedItems(tx, custom.map((i) => i.id), 'satisfies', 'out')
  return custom.filter((i) => !linked.has(i.id))
}

/** Must requirements of a phase, with the test cases that verify each. */
async function mustRequirements(tx: Tx, phase: Phase): Promise<{ requirement: AnyItem; tests: { kind: string; state: string }[] }[]> {
  const kind = tx.registry.kinds.get('requirement')
  if (!kind) return []
  const must = (await listItems(tx, kind, { phaseId: phase.id })).filter((r) => r.priority === 'M' && r.state !== 'rejected')
  const tests = await linkedItems(tx, must.map((r) => r.id), 'verifies', 'in')
  return must.map((requirement) => ({ requirement, tests: (tests.get(requirement.id) ?? []).filter((t) => t.kind === 'testCase') }))
}

const accepted: Criterion = {
  id: 'configuration.accepted', stage: 'configuration',
  label: { zh: '配置项已验收', en: 'Items accepted' },
  formula: { zh: '已验收的配置项 ÷ 本期配置项', en: 'Accepted configuration items / configuration items of the phase' },
  unit: 'ratio', comparison: '>=', threshold: '1',
  measure: async (tx, phase) => {
    const all = await itemsOf(tx, phase)
    const open = all.filter((i) => i.state !== 'accepted')
    return ratio(all.length - open.length, all.length, open.map((i) => blocker(i as never, 'configurationItem')))
  },
}

const asked: Criterion = {
  id: 'configuration.unasked', stage: 'configuration',
  label: { zh: '无人要过的定制', en: 'Customization nobody asked for' },
  formula: { zh: '类别不是"原厂标准"、又没有关联需求的配置项数', en: 'Configuration items other than vendor standard without a requirement' },
  unit: 'count', comparison: '<=', threshold: '0',
  measure: async (tx, phase) => {
    const all = await itemsOf(tx, phase)
    if (all.length === 0) return { value: null, blockers: [] }
    const unasked = await unaskedItems(tx, all)
    return count(unasked.length, unasked.map((i) => blocker(i as never, 'configurationItem')))
  },
}

const separated: Criterion = {
  id: 'configuration.sod', stage: 'configuration',
  label: { zh: '职责冲突', en: 'SoD conflicts' },
  formula: { zh: '本期模块涉及、又没有有效例外的职责分离冲突数', en: 'Segregation conflicts that concern modules of the phase and have no exception in force' },
  unit: 'count', comparison: '<=', threshold: '0',
  measure: async (tx, phase) => {
    if ((await itemsOf(tx, phase)).length === 0) return { value: null, blockers: [] }
    const open = (await currentConflicts(tx)).filter((c) => c.phaseId === phase.id && isOpenConflict(c))
    return count(open.length, open.map((c) => ({ id: null, code: c.rule.code, kind: null, text: `${c.rule.name}${c.people.length > 0 ? `：${c.people.slice(0, 3).map((p) => p.name).join('、')}${c.people.length > 3 ? ` +${c.people.length - 3}` : ''}` : ''}` })))
  },
}

const published: Criterion = {
  id: 'configuration.flows', stage: 'configuration',
  label: { zh: '审批流已发布', en: 'Flows published' },
  formula: { zh: '已发布且检查无错误的审批流 ÷ 本期审批流', en: 'Flows published whose proof finds no error / approval flows of the phase' },
  unit: 'ratio', comparison: '>=', threshold: '1',
  measure: async (tx, phase) => {
    const all = (await flowRows(tx, null)).filter((f) => f.phaseId === phase.id && f.state !== 'retired')
    const open = all.filter((f) => f.state !== 'published' || (f.errors ?? 1) > 0)
    return ratio(all.length - open.length, all.length, open.map((f) => blocker(f, approvalFlow.kind)))
  },
}

const tested: Criterion = {
  id: 'configuration.tested', stage: 'configuration',
  label: { zh: '必须需求测试通过', en: 'Must requirements tested' },
  formula: { zh: '所有用例都通过（至少一条）的必须需求 ÷ 本期必须需求', en: 'Must requirements all of whose test cases (at least one) have passed / must requirements of the phase' },
  unit: 'ratio', comparison: '>=', threshold: '1',
  measure: async (tx, phase) => {
    if ((await itemsOf(tx, phase)).length === 0) return { value: null, blockers: [] }
    const all = await mustRequirements(tx, phase)
    const open = all.filter(({ tests }) => tests.length === 0 || tests.some((t) => t.state !== 'passed'))
    const zh = tx.locale === 'zh'
    return ratio(all.length - open.length, all.length, open.map(({ requirement, tests }) => blocker(requirement as never, 'requirement', tests.length === 0 ? (zh ? '没有用例' : 'no test case') : zh ? '用例未全部通过' : 'tests not all passed')))
  },
}

const signed: Criterion = {
  id: 'configuration.modules', stage: 'configuration',
  label: { zh: '模块已验收', en: 'Modules accepted' },
  formula: { zh: '有关键用户有效签字（签后未改）的模块 ÷ 本期模块', en: 'Modules signed by a key user, unbroken since / modules of the phase' },
  unit: 'ratio', comparison: '>=', threshold: '1',
  measure: async (tx, phase) => {
    const own = (await tx.db.select().from(modules).where(eq(modules.implementationId, tx.implementationId))).filter((m) => m.phaseId === phase.id)
    if ((await itemsOf(tx, phase)).length === 0) return { value: null, blockers: [] }
    const acceptances = await listItems(tx, moduleAcceptance, { phaseId: phase.id })
    const open: Blocker[] = []
    for (const m of own) {
      const acceptance = acceptances.find((a) => a.moduleId === m.id)
      const valid = acceptance?.state === 'signed' && (await signaturesOf(tx, acceptanceSubject(acceptance.id))).some((s) => s.broken.length === 0)
      const name = tx.locale === 'zh' ? m.name : (m.nameEn ?? m.name)
      if (!valid) open.push({ id: acceptance?.id ?? null, code: acceptance?.code ?? m.code, kind: acceptance ? 'moduleAcceptance' : null, text: name })
    }
    return ratio(own.length - open.length, own.length, open)
  },
}

export const criteria: readonly Criterion[] = [accepted, asked, separated, published, tested, signed]
