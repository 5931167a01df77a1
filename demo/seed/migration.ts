import fs from 'node:fs'
import path from 'node:path'
import { asActor } from '../../platform/db/door.ts'
import { signGate } from '../../platform/gates/gate.ts'
import { createItem, linkItems, listItems, moveItem } from '../../platform/trace/item-store.ts'
import { decideRows, type Decision } from '../../stages/migration/commands/decide.ts'
import { deliverSource, registerSource } from '../../stages/migration/commands/register-source.ts'
import { savePipeline } from '../../stages/migration/commands/save-pipeline.ts'
import { signReconciliation } from '../../stages/migration/commands/sign-reconciliation.ts'
import { startBatch } from '../../stages/migration/commands/start-batch.ts'
import { dataCollection } from '../../stages/migration/kinds/data-collection.ts'
import { mapping } from '../../stages/migration/kinds/mapping.ts'
import { reconciliation } from '../../stages/migration/kinds/reconciliation.ts'
import { latestRun, runOnDisk } from '../../stages/migration/queries/load-run.ts'
import { pairKey, pairsToReview } from '../../stages/migration/queries/duplicates.ts'
import { executeBatch } from '../../stages/migration/running/execute-batch.ts'
import { profileSources } from '../../stages/migration/running/profile-source.ts'
import { type Extract, Extracts } from '../legacy/extracts.ts'
import { legacyFiles, legacySheets } from '../legacy/generate.ts'
import { migrationObjects } from '../story.ts'
import type { SeedContext, SeedStep } from './step.ts'

const pipelines = path.resolve(import.meta.dirname, '../pipelines/yuanxing')
const pipelineFile = { supplier: 'supplier', customer: 'customer', material: 'material', bom: 'bom', stock: 'stock', openPurchase: 'open-purchase' } as const
type ObjectName = keyof typeof pipelineFile

/** The old systems' files as sources, with the person in the department that answers for them. */
const sources = [
  { key: 'src.supplier', phase: 'phase1', object: 'supplier', file: legacyFiles.suppliers, title: { zh: '供应商档案', en: 'Supplier archive' }, system: { zh: '财务系统', en: 'Finance system' }, owner: 'wu', department: 'PUR' },
  { key: 'src.material', phase: 'phase1', object: 'material', file: legacyFiles.inventory, sheet: legacySheets.materials, title: { zh: '物料档案', en: 'Material archive' }, system: { zh: '库存系统', en: 'Inventory system' }, owner: 'huang', department: 'ENG' },
  { key: 'src.stock', phase: 'phase1', object: 'stock', file: legacyFiles.inventory, sheet: legacySheets.stock, title: { zh: '库存余额', en: 'Stock balances' }, system: { zh: '库存系统', en: 'Inventory system' }, owner: 'zhao', department: 'WH' },
  { key: 'src.purchase', phase: 'phase1', object: 'openPurchase', file: legacyFiles.purchases, title: { zh: '未完采购订单', en: 'Open purchase orders' }, system: { zh: '财务系统', en: 'Finance system' }, owner: 'cao', department: 'PUR' },
  { key: 'src.customer', phase: 'phase2', object: 'customer', file: legacyFiles.customers, title: { zh: '客户档案', en: 'Customer archive' }, system: { zh: '财务系统', en: 'Finance system' }, owner: 'feng', department: 'SAL' },
  { key: 'src.bom', phase: 'phase2', object: 'bom', file: legacyFiles.bom, title: { zh: 'BOM 明细', en: 'BOM lines' }, system: { zh: '生产系统', en: 'Production system' }, owner: 'ma', department: 'ENG' },
] as const

const order: Record<ObjectName, { order: number; kind: 'static' | 'dynamic'; cutoff: { zh: string; en: string } }> = {
  supplier: { order: 1, kind: 'static', cutoff: { zh: 'D-15 冻结，新增走特批', en: 'Frozen 15 days before go-live' } },
  material: { order: 2, kind: 'static', cutoff: { zh: 'D-15 冻结，紧急走特批', en: 'Frozen 15 days before go-live, urgent ones by approval' } },
  customer: { order: 3, kind: 'static', cutoff: { zh: 'D-15 冻结', en: 'Frozen 15 days before go-live' } },
  bom: { order: 4, kind: 'static', cutoff: { zh: 'D-15 冻结，设变走特批', en: 'Frozen 15 days before go-live' } },
  openPurchase: { order: 21, kind: 'dynamic', cutoff: { zh: 'T0；90 天以上先清', en: 'At the cut-off; lines older than 90 days are closed first' } },
  stock: { order: 23, kind: 'dynamic', cutoff: { zh: 'T0 盘点', en: 'Counted at the cut-off' } },
}

/** Phase 1: three deliveries, two rehearsals that get better, the final load, all signed. Phase 2: one rehearsal, with red criteria left. */
export function migrationPart(options: { rows?: number } = {}): readonly SeedStep[] {
  let begun: Extracts | null = null
  const begin = (story: SeedContext) => { begun ??= new Extracts({ asOf: story.day(-180), rows: options.rows, cleaned: [0, 0.75, 1] }); return begun }
  const legacy = { at: (story: SeedContext, cleaned: number) => begin(story).at(cleaned) }
  return [
    { at: -200, time: '07:00', by: 'he', outside: async (story) => { begin(story) } },
    { at: -180, time: '09:20', by: 'he', run: (tx, story) => createMappings(tx, story, 'phase1') },
    { at: -178, time: '14:00', by: 'he', outside: (story) => deliver(story, legacy, 'phase1', 0, 'he', -178) },
    { at: -172, time: '16:30', by: 'he', run: (tx, story) => savePipelines(tx, story, 'phase1') },
    { at: -150, time: '18:10', by: 'he', outside: (story) => runBatch(story, 'phase1', 'rehearsal', 'he', -150, '18:10') },
    { at: -148, time: '09:30', by: 'huang', outside: (story) => review(story, legacy, ['supplier', 'material'], 'huang', -148, 1) },
    { at: -147, time: '10:15', by: 'huang', run: (tx, story) => fillUnits(tx, story, legacy) },
    { at: -112, time: '15:00', by: 'zheng', outside: (story) => deliver(story, legacy, 'phase1', 0.75, 'zheng', -112) },
    { at: -110, time: '11:00', by: 'huang', run: (tx, story) => confirmMappings(tx, story, 'phase1') },
    { at: -109, time: '18:00', by: 'he', outside: (story) => runBatch(story, 'phase1', 'rehearsal', 'he', -109, '18:00') },
    { at: -108, time: '09:40', by: 'huang', outside: (story) => review(story, legacy, ['supplier', 'material'], 'huang', -108, 1) },
    ...signatures(-107, 'phase1'),
    { at: -97, time: '19:30', by: 'zheng', outside: (story) => deliver(story, legacy, 'phase1', 1, 'zheng', -97) },
    { at: -96, time: '20:10', by: 'he', outside: (story) => runBatch(story, 'phase1', 'final', 'he', -96, '20:10') },
    { at: -96, time: '20:40', by: 'huang', outside: (story) => review(story, legacy, ['supplier', 'material'], 'huang', -96, 1) },
    ...signatures(-96, 'phase1', '21:30'),
    { at: -95, time: '09:00', by: 'huang', run: async (tx, story) => { await signGate(tx, { phaseId: story.id('phase1'), stage: 'migration', role: 'dataSteward' }) } },
    { at: -95, time: '09:20', by: 'wu', run: async (tx, story) => { await signGate(tx, { phaseId: story.id('phase1'), stage: 'migration', role: 'businessLead' }) } },

    { at: -40, time: '10:00', by: 'he', run: (tx, story) => createMappings(tx, story, 'phase2') },
    { at: -38, time: '14:30', by: 'he', outside: (story) => deliver(story, legacy, 'phase2', 0, 'he', -38) },
    { at: -33, time: '16:00', by: 'he', run: (tx, story) => savePipelines(tx, story, 'phase2') },
    { at: -30, time: '10:30', by: 'he', run: (tx, story) => createCollections(tx, story) },
    { at: -9, time: '18:00', by: 'he', outside: (story) => runBatch(story, 'phase2', 'rehearsal', 'he', -9, '18:00') },
    { at: -7, time: '09:30', by: 'huang', outside: (story) => review(story, legacy, ['customer'], 'huang', -7, 0.6) },
  ]
}

/** The extracts as they were after a share of the dirt had been removed. */
interface Legacy {
  at(story: SeedContext, cleaned: number): Promise<Extract>
}

type Tx = Parameters<NonNullable<SeedStep['run']>>[0]

async function createMappings(tx: Tx, story: SeedContext, phase: string): Promise<void> {
  for (const object of migrationObjects.filter((o) => o.phase === phase)) {
    const place = order[object.object]
    const item = await createItem(tx, mapping, { title: object.title, phaseId: story.id(phase), ownerId: story.id(object.owner), object: object.object, dataKind: place.kind, loadOrder: place.order, cutoff: place.cutoff as never })
    story.keep(object.key, item.id)
    for (const requirement of object.satisfies) if (story.has(requirement)) await linkItems(tx, item.id, 'satisfies', story.id(requirement))
  }
}

/** A delivery of the phase's files (new sources the first time), profiled at once. */
async function deliver(story: SeedContext, legacy: Legacy, phase: string, cleaned: number, by: string, day: number): Promise<void> {
  const { directory } = await legacy.at(story, cleaned)
  const actor = story.actor(by, day, '14:00')
  const blobs = new Map<string, { hash: string; bytes: number }>()
  for (const source of sources.filter((s) => s.phase === phase)) {
    const blob = blobs.get(source.file) ?? (await story.house.files.put(fs.createReadStream(path.join(directory, source.file))))
    blobs.set(source.file, blob)
    const file = { fileName: source.file, blob: blob.hash, bytes: blob.bytes }
    await asActor(actor, story.implementationId, async (tx) => {
      if (story.has(source.key)) await deliverSource(tx, story.id(source.key), file)
      else {
        const made = await registerSource(tx, { ...file, title: source.title, system: source.system, phaseId: story.id(phase), ownerId: story.id(source.owner), departmentId: story.id(`dep.${source.department}`), ...('sheet' in source ? { sheet: source.sheet, headerRows: 2 } : {}) })
        story.keep(source.key, made.id)
      }
    })
  }
  await profileSources(actor, story.implementationId, sources.filter((s) => s.phase === phase).map((s) => story.id(s.key)))
}

async function savePipelines(tx: Tx, story: SeedContext, phase: string): Promise<void> {
  for (const object of migrationObjects.filter((o) => o.phase === phase)) {
    const yaml = fs.readFileSync(path.join(pipelines, `${pipelineFile[object.object]}.yaml`), 'utf8')
    const source = sources.find((s) => s.object === object.object)!
    const name = /- id: (\w+)/.exec(yaml)![1]!
    await savePipeline(tx, { mappingId: story.id(object.key), yaml, sources: { [name]: story.id(source.key) } })
  }
}

async function confirmMappings(tx: Tx, story: SeedContext, phase: string): Promise<void> {
  for (const object of migrationObjects.filter((o) => o.phase === phase)) await moveItem(tx, mapping, story.id(object.key), 'confirmed', { event: 'mapping.confirm' })
}

async function runBatch(story: SeedContext, phase: string, mode: 'rehearsal' | 'final', by: string, day: number, time: string): Promise<void> {
  const actor = story.actor(by, day, time)
  const batchId = await asActor(actor, story.implementationId, (tx) => startBatch(tx, { phaseId: story.id(phase), mode }))
  await executeBatch(actor, story.implementationId, batchId)
}

/** The steward decides the pairs that the last run left open, as somebody who knows the companies would; `share` of them. */
async function review(story: SeedContext, legacy: Legacy, objects: readonly ('supplier' | 'customer' | 'material')[], by: string, day: number, share: number): Promise<void> {
  const { truth } = await legacy.at(story, 0)
  const actor = story.actor(by, day, '09:30')
  for (const object of objects) {
    const groups = (object === 'supplier' ? truth.suppliers : object === 'customer' ? truth.customers : truth.materials).duplicateGroups
    const groupOf = new Map(groups.flatMap((codes, i) => codes.map((code) => [code, i] as const)))
    const run = await asActor(actor, story.implementationId, (tx) => latestRun(tx, object))
    const { directory } = await runOnDisk(actor, story.implementationId, run!.id)
    const open = new Map<string, Decision>()
    for (const { left, right } of await pairsToReview(directory)) {
      const [a, b] = [left, right].map((key) => groupOf.get(key.slice(key.indexOf(':') + 1)))
      open.set(pairKey(left, right), { kind: a !== undefined && a === b ? 'same' : 'different', left, right })
    }
    const decisions = [...open.values()].slice(0, Math.ceil(open.size * share))
    if (decisions.length > 0) await asActor(actor, story.implementationId, (tx) => decideRows(tx, { object, decisions }))
  }
}

/** Materials without a unit of measure: the master data administrator fills them in from the drawings. */
async function fillUnits(tx: Tx, story: SeedContext, legacy: Legacy): Promise<void> {
  const { truth } = await legacy.at(story, 0)
  const decisions = Object.entries(truth.materials.missingUnitValues).map(([code, unit]): Decision => ({ kind: 'value', row: `inventory:${code}`, column: 'unit', value: unit, reason: '按图纸补填计量单位' }))
  if (decisions.length > 0) await decideRows(tx, { object: 'material', decisions })
}

/** Each owner signs what is open in the phase on that day. */
function signatures(day: number, phase: string, time = '16:00'): SeedStep[] {
  return [...new Set(migrationObjects.filter((o) => o.phase === phase).map((o) => o.owner))].map((owner, i) => ({
    at: day, time: `${time.slice(0, 3)}${String(Number(time.slice(3)) + i * 8).padStart(2, '0')}`, by: owner,
    run: async (tx, story) => {
      for (const item of await listItems(tx, reconciliation, { phaseId: story.id(phase), state: 'open' })) {
        if (item.ownerId === story.id(owner)) await signReconciliation(tx, { id: item.id })
      }
    },
  }))
}

async function createCollections(tx: Tx, story: SeedContext): Promise<void> {
  const wanted = [
    { title: { zh: '工作中心与班次能力', en: 'Work centres and shift capacity' }, object: 'workCenter', owner: 'gao', department: 'PRD', due: 6, wanted: 56, received: 41, faulty: 3 },
    { title: { zh: '工序标准工时', en: 'Standard times of operations' }, object: 'routing', owner: 'ma', department: 'ENG', due: -4, wanted: 1240, received: 655, faulty: 38 },
    { title: { zh: '半成品安全库存与提前期', en: 'Safety stock and lead time of semi-finished goods' }, object: 'material', owner: 'wang', department: 'PMC', due: 12, wanted: 320, received: 288, faulty: 0 },
  ] as const
  for (const c of wanted) await createItem(tx, dataCollection, { title: c.title, phaseId: story.id('phase2'), ownerId: story.id(c.owner), departmentId: story.id(`dep.${c.department}`), object: c.object, dueOn: story.day(c.due), wanted: c.wanted, received: c.received, faulty: c.faulty })
}
