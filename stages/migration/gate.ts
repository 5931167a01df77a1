import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/door.ts'
import { daysBetween } from '../../platform/db/time.ts'
import { type Blocker, count, type Criterion, type Phase, ratio } from '../../platform/gates/criterion.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { mapping } from './kinds/mapping.ts'
import { migrationRun } from './kinds/migration-run.ts'
import { reconciliation } from './kinds/reconciliation.ts'
import { waitingPairs } from './queries/waiting-pairs.ts'
import { runDetails } from './tables.ts'

type Mapping = typeof mapping.table.$inferSelect
type Run = typeof migrationRun.table.$inferSelect

const stage = 'migration' as const

/** For each object of the phase its newest finished rehearsal or final load, or null. */
async function objectsOf(tx: Tx, phase: Phase): Promise<{ from: Mapping; run: Run | null }[]> {
  const mappings = await listItems(tx, mapping, { phaseId: phase.id })
  if (mappings.length === 0) return []
  const t = migrationRun.table
  const runs = await tx.db.select().from(t).where(and(eq(t.implementationId, tx.implementationId), eq(t.state, 'done'), inArray(t.mode, ['rehearsal', 'final']), inArray(t.mappingId, mappings.map((m) => m.id)))).orderBy(desc(t.startedAt), desc(t.code))
  return mappings.map((from) => ({ from, run: runs.find((r) => r.mappingId === from.id) ?? null }))
}

const ofMapping = (from: Mapping, text: string): Blocker => ({ id: from.id, code: from.code, kind: 'mapping', text })
const ofRun = (run: Run, text: string): Blocker => ({ id: run.id, code: run.code, kind: 'migrationRun', text })
const say = (tx: Tx, zh: string, en: string): string => (tx.locale === 'en' ? en : zh)

export const migrationCriteria: readonly Criterion[] = [
  {
    id: 'migration.rehearsed', stage, unit: 'ratio', comparison: '>=', threshold: '1',
    label: { zh: '已模拟迁移的对象', en: 'Objects rehearsed' },
    formula: { zh: '本期迁移对象中，有已完成的模拟迁移或正式导入的占比', en: 'Share of the phase\'s migration objects with a finished rehearsal or cutover load' },
    measure: async (tx, phase) => {
      const all = await objectsOf(tx, phase)
      const open = all.filter((o) => !o.run)
      return ratio(all.length - open.length, all.length, open.map(({ from }) => ofMapping(from, say(tx, `${from.title}：还没有模拟迁移`, `${from.title}: not rehearsed yet`))))
    },
  },
  {
    id: 'migration.conserved', stage, unit: 'ratio', comparison: '>=', threshold: '1',
    label: { zh: '行数守恒', en: 'Rows conserved' },
    formula: { zh: '各对象最近一次运行中，进入 = 导入 + 合并 + 拒绝 成立的占比', en: 'Share of the objects\' latest runs in which rows in = mapped + merged + rejected' },
    measure: async (tx, phase) => {
      const done = (await objectsOf(tx, phase)).flatMap((o) => (o.run ? [o.run] : []))
      const broken = done.filter((r) => !r.isConserved)
      return ratio(done.length - broken.length, done.length, broken.map((r) => ofRun(r, say(tx, `${r.title}：${r.rowsIn} ≠ ${r.mapped} + ${r.merged} + ${r.rejected}`, `${r.title}: ${r.rowsIn} ≠ ${r.mapped} + ${r.merged} + ${r.rejected}`))))
    },
  },
  {
    id: 'migration.unexplained', stage, unit: 'count', comparison: '<=', threshold: '0',
    label: { zh: '未解释的差异', en: 'Unexplained differences' },
    formula: { zh: '各对象最近一次核对中不平的项数（已签且写明说明的不计）', en: 'Checks of the latest reconciliations that do not balance, unless signed with an explanation' },
    measure: async (tx, phase) => {
      const done = (await objectsOf(tx, phase)).flatMap((o) => (o.run ? [o.run] : []))
      if (done.length === 0) return { value: null, blockers: [] }
      const rec = reconciliation.table
      const rows = await tx.db.select().from(rec).where(and(eq(rec.implementationId, tx.implementationId), inArray(rec.runId, done.map((r) => r.id))))
      const open = rows.filter((r) => (r.unbalanced ?? 0) > 0 && !(r.state === 'signed' && r.explanation))
      return count(open.reduce((n, r) => n + (r.unbalanced ?? 0), 0), open.map((r) => ({ id: r.id, code: r.code, kind: 'reconciliation', text: say(tx, `${r.title}：${r.unbalanced} 项不平`, `${r.title}: ${r.unbalanced} checks do not balance`) })))
    },
  },
  {
    id: 'migration.rejects', stage, unit: 'ratio', comparison: '<=', threshold: '0.01',
    label: { zh: '拒绝率', en: 'Share rejected' },
    formula: { zh: '各对象最近一次运行：被拒绝的行 ÷ 应迁移的行（有意不迁移的不计）', en: 'Latest runs: rows rejected ÷ rows that should come; rows left behind on purpose do not count' },
    measure: async (tx, phase) => {
      const done = (await objectsOf(tx, phase)).flatMap((o) => (o.run ? [o.run] : []))
      const rejected = (r: Run): number => (r.rejected ?? 0) - (r.outOfScope ?? 0)
      const wanted = done.reduce((n, r) => n + (r.rowsIn ?? 0) - (r.outOfScope ?? 0), 0)
      const sum = done.reduce((n, r) => n + rejected(r), 0)
      const details = done.length === 0 ? [] : await tx.db.select({ runId: runDetails.runId, manifest: runDetails.manifest }).from(runDetails).where(inArray(runDetails.runId, done.map((r) => r.id)))
      const blockers = done.filter((r) => rejected(r) > 0).sort((a, b) => rejected(b) - rejected(a)).map((r) => {
        const [worst] = (details.find((d) => d.runId === r.id)?.manifest.reasons ?? []).filter((x) => x.severity === 'reject' && x.reasonClass !== 'outOfScope').sort((a, b) => b.rows - a.rows)
        return ofRun(r, say(tx, `${r.title}：拒绝 ${rejected(r)} 行${worst ? `，最多的是"${worst.message.zh}"${worst.rows} 行` : ''}`, `${r.title}: ${rejected(r)} rows rejected${worst ? `, most for "${worst.message.en}" (${worst.rows})` : ''}`))
      })
      return ratio(sum, wanted, blockers)
    },
  },
  {
    id: 'migration.duplicates', stage, unit: 'count', comparison: '<=', threshold: '0',
    label: { zh: '待判定的疑似重复', en: 'Duplicates to review' },
    formula: { zh: '各对象最近一次运行里留给数据负责人、还没有判定的疑似重复对数', en: 'Pairs that the latest runs left to the data steward and nobody has decided yet' },
    measure: async (tx, phase) => {
      const waiting = await waitingPairs(tx, phase.id)
      if (waiting.length === 0) return { value: null, blockers: [] }
      const open = waiting.filter((w) => w.waiting > 0)
      return count(open.reduce((n, w) => n + w.waiting, 0), open.map((w) => ofRun(w.run, say(tx, `${w.run.title}：${w.waiting} 对待判定`, `${w.run.title}: ${w.waiting} pairs to review`))))
    },
  },
  {
    id: 'migration.signed', stage, unit: 'ratio', comparison: '>=', threshold: '1',
    label: { zh: '负责人已签核对', en: 'Reconciliations signed' },
    formula: { zh: '各对象最近一次运行的核对中，由数据负责人签署的占比', en: 'Share of the latest runs\' reconciliations that the owner of the data has signed' },
    measure: async (tx, phase) => {
      const all = await objectsOf(tx, phase)
      const ids = all.flatMap((o) => (o.run ? [o.run.id] : []))
      const rec = reconciliation.table
      const rows = ids.length === 0 ? [] : await tx.db.select().from(rec).where(and(eq(rec.implementationId, tx.implementationId), inArray(rec.runId, ids)))
      const open = all.filter((o) => rows.find((r) => r.runId === o.run?.id)?.state !== 'signed')
      return ratio(all.length - open.length, all.length, open.map(({ from, run }) => {
        const own = rows.find((r) => r.runId === run?.id)
        return own ? { id: own.id, code: own.code, kind: 'reconciliation', text: say(tx, `${own.title}：等负责人签署`, `${own.title}: waiting for its owner`) } : ofMapping(from, say(tx, `${from.title}：还没有可签的核对`, `${from.title}: nothing to sign yet`))
      }))
    },
  },
  {
    id: 'migration.freshness', stage, unit: 'days', comparison: '<=', threshold: '14',
    label: { zh: '距最近一次模拟迁移', en: 'Days since the last rehearsal' },
    formula: { zh: '最早演练的那个对象：从最近一次模拟迁移或正式导入到今天的天数；已正式导入的，算到正式导入那天', en: 'For the object rehearsed longest ago: days from its last rehearsal to today, or to its cutover load once it is loaded' },
    measure: async (tx, phase) => {
      const mappings = await listItems(tx, mapping, { phaseId: phase.id })
      if (mappings.length === 0) return { value: null, blockers: [] }
      const t = migrationRun.table
      const runs = await tx.db.select().from(t).where(and(eq(t.implementationId, tx.implementationId), eq(t.state, 'done'), inArray(t.mode, ['rehearsal', 'final']), inArray(t.mappingId, mappings.map((m) => m.id)))).orderBy(desc(t.startedAt))
      const ages = mappings.flatMap((from) => {
        const own = runs.filter((r) => r.mappingId === from.id)
        const rehearsal = own.find((r) => r.mode === 'rehearsal')
        if (!rehearsal) return []
        const final = own.find((r) => r.mode === 'final')
        return [{ from, days: daysBetween(rehearsal.startedAt!.slice(0, 10), final ? final.startedAt!.slice(0, 10) : tx.today) }]
      })
      if (ages.length === 0) return { value: null, blockers: [] }
      const worst = Math.max(...ages.map((a) => a.days))
      return { value: String(worst), blockers: ages.filter((a) => a.days > 14).map((a) => ofMapping(a.from, say(tx, `${a.from.title}：${a.days} 天前演练`, `${a.from.title}: rehearsed ${a.days} days ago`))) }
    },
  },
]
