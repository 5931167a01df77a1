import type { Block, Section } from '../../../engines/document/contract.ts'
import type { SpecificationData } from '../queries/specification-data.ts'
import { inLocale } from '../rules/bilingual.ts'
import { differenceOf, priceOf } from '../rules/process-difference.ts'
import { type Frame, orNothing } from './document-frame.ts'

/** Chapter 2: product, functions by module, users, constraints, assumptions, apportioning; then pain points and processes. */
export function overallDescription(frame: Frame, data: SpecificationData, locale: 'zh' | 'en'): Section {
  const { say } = frame
  const listed = (category: string): Block[] => {
    const rows = data.requirements.filter((r) => r.category === category)
    return rows.length === 0 ? [] : [{ type: 'list', items: rows.map((r) => `${r.code} ${r.title}`) }]
  }
  const interfaces = data.requirements.filter((r) => r.fit === 'itf' || r.category === 'interface')
  return {
    heading: say('总体描述', 'Overall description'),
    blocks: [],
    sections: [
      {
        heading: say('产品描述', 'Product perspective'),
        blocks: [{ type: 'paragraph', text: say(`${frame.implementation.targetSystem ?? '新系统'}取代${frame.organization}现有的分散系统与手工表格，分 ${frame.phases.length} 期上线。`, `${frame.implementation.targetSystem ?? 'The new system'} replaces the separate systems and spreadsheets of ${frame.organization} in ${frame.phases.length} phases.`) }],
        sections: [
          orNothing({ heading: say('系统接口与软件接口', 'System and software interfaces'), blocks: interfaces.length === 0 ? [] : [{ type: 'list', items: interfaces.map((r) => `${r.code} ${r.title}`) }] }, frame),
          orNothing({ heading: say('性能与容量', 'Performance and capacity'), blocks: listed('performance') }, frame),
          orNothing({ heading: say('设计约束与现场适应性', 'Design constraints and site adaptation'), blocks: listed('constraint') }, frame),
        ],
      },
      { heading: say('产品功能', 'Product functions'), blocks: functionsByModule(frame, data) },
      { heading: say('用户特点', 'User characteristics'), blocks: [usersTable(frame, data)] },
      orNothing({ heading: say('约束', 'Constraints'), blocks: constraints(frame, data) }, frame),
      { heading: say('假设和依赖', 'Assumptions and dependencies'), blocks: [{ type: 'list', items: [
        say('各模块业务负责人在评审期内答复评审意见并签署；', 'The leads of the modules answer review comments in the review period and sign;'),
        say('本文件所列制度在上线切换前发布生效；', 'The regulations listed here are in force before the switch;'),
        ...interfaces.map((r) => say(`${r.code} 依赖对方系统按期提供接口；`, `${r.code} depends on the other system's interface in time;`)),
      ] }] },
      { heading: say('需求分配', 'Apportioning of requirements'), blocks: [apportioning(frame, data)] },
      orNothing({ heading: say('现状与痛点', 'Present state and pain points'), blocks: painTable(frame, data) }, frame),
      orNothing({ heading: say('业务流程：现状与未来', 'Processes: as is and to be'), blocks: [], sections: data.processes.map((p) => processSection(p, frame, data, locale)) }, frame),
    ],
  }
}

function functionsByModule(frame: Frame, data: SpecificationData): Block[] {
  const groups = data.modules.map((m) => ({ m, own: data.requirements.filter((r) => r.moduleId === m.id && r.priority !== 'W') })).filter((g) => g.own.length > 0)
  const unassigned = data.requirements.filter((r) => r.moduleId === null && r.priority !== 'W')
  return [
    ...groups.flatMap(({ m, own }): Block[] => [{ type: 'paragraph', text: `${m.code} ${m.name}`, bold: true }, { type: 'list', items: own.map((r) => `${r.code} ${r.title}`) }]),
    ...(unassigned.length > 0 ? [{ type: 'paragraph' as const, text: frame.say('未归模块', 'Without a module'), bold: true }, { type: 'list' as const, items: unassigned.map((r) => `${r.code} ${r.title}`) }] : []),
  ]
}

function usersTable(frame: Frame, data: SpecificationData): Block {
  const { say } = frame
  const asking = new Set([...data.requirements.map((r) => r.departmentId), ...data.processes.map((p) => p.departmentId)])
  const rows = data.departments.filter((d) => asking.has(d.id)).map((d) => {
    const own = data.people.filter((p) => p.departmentId === d.id)
    const front = own.filter((p) => p.isFrontLine)
    const jobs = [...Map.groupBy(own.filter((p) => p.job), (p) => p.job)].map(([job, people]) => `${job} ${people.length}`)
    return [d.name, String(own.length), String(front.length), String(front.reduce((a, p) => a + p.monthlyTransactions, 0)), jobs.join(say('、', ', '))]
  })
  return { type: 'table', columns: [{ header: say('部门', 'Department'), width: 20 }, { header: say('人数', 'Heads'), width: 9, align: 'right' }, { header: say('一线', 'Front line'), width: 11, align: 'right' }, { header: say('每月单据', 'Documents a month'), width: 15, align: 'right' }, { header: say('岗位与人数', 'Jobs and heads'), width: 45 }], rows }
}

function constraints(frame: Frame, data: SpecificationData): Block[] {
  const used = new Set([...data.links.regulations.values()].flat().map((r) => r.id))
  const rows = data.regulations.filter((r) => used.has(r.id)).map((r) => frame.say(`流程须符合《${r.title}》${r.effectiveOn ? `（${r.effectiveOn} 起施行）` : '（尚未发布）'}`, `Processes follow "${r.title}"${r.effectiveOn ? ` (in force from ${r.effectiveOn})` : ' (not published yet)'}`))
  const authorities = data.requirements.filter((r) => r.source?.trim()).map((r) => `${r.code}: ${r.source}`)
  return rows.length + authorities.length === 0 ? [] : [{ type: 'list', items: [...rows, ...authorities] }]
}

function apportioning(frame: Frame, data: SpecificationData): Block {
  const { say } = frame
  const count = (take: (r: SpecificationData['requirements'][number]) => boolean) => String(data.requirements.filter(take).length)
  const groups = data.modules.filter((m) => data.requirements.some((r) => r.moduleId === m.id))
  return {
    type: 'table',
    columns: [{ header: say('模块', 'Module'), width: 36 }, ...(['M', 'S', 'C', 'W'] as const).map((p) => ({ header: { M: say('必须', 'Must'), S: say('应该', 'Should'), C: say('可以', 'Could'), W: say('本期不做', "Won't") }[p], width: 16, align: 'right' as const }))],
    rows: [...groups.map((m) => [m.name, ...(['M', 'S', 'C', 'W'] as const).map((p) => count((r) => r.moduleId === m.id && r.priority === p))]), [say('合计', 'Total'), ...(['M', 'S', 'C', 'W'] as const).map((p) => count((r) => r.priority === p))]],
  }
}

function painTable(frame: Frame, data: SpecificationData): Block[] {
  const { say } = frame
  if (data.painPoints.length === 0) return []
  const department = new Map(data.departments.map((d) => [d.id, d.name]))
  const decimal = (v: string | null) => (v === null ? '—' : String(Number(v)))
  return [{
    type: 'table',
    columns: [{ header: say('编号', 'Code'), width: 11 }, { header: say('痛点', 'Pain point'), width: 20 }, { header: say('部门', 'Department'), width: 13 }, { header: say('大小', 'Size'), width: 11, align: 'right' }, { header: say('怎么量的', 'How it was measured'), width: 28 }, { header: say('阻碍的目标', 'Hinders'), width: 17 }],
    rows: data.painPoints.map((p) => [p.code, p.title, department.get(p.departmentId ?? '') ?? '', `${decimal(p.size)} ${p.unit ?? ''}`.trim(), p.measuredBy ?? say('未量化', 'not measured'), (data.links.hindered.get(p.id) ?? []).map((o) => o.code).join(', ')]),
  }]
}

/** `17408.00` as 17,408: whole units are enough for a saving. */
function thousands(amount: string): string {
  return Math.round(Number(amount)).toLocaleString('en-US')
}

function processSection(process: SpecificationData['processes'][number], frame: Frame, data: SpecificationData, locale: 'zh' | 'en'): Section {
  const { say } = frame
  const [asIs, toBe] = [process.asIs ?? [], process.toBe ?? []]
  const d = differenceOf(asIs, toBe)
  const price = priceOf(d.minutesRemoved, process.volumePerMonth, process.hourlyCost)
  const owner = data.people.find((p) => p.id === process.ownerId)?.name
  const columns = [{ header: say('序', 'No.'), width: 6, align: 'center' as const }, { header: say('步骤', 'Step'), width: 46 }, { header: say('岗位', 'Role'), width: 20 }, { header: say('系统', 'System'), width: 18 }, { header: say('分钟', 'Minutes'), width: 10, align: 'right' as const }]
  const rows = (steps: typeof asIs) => steps.map((s, i) => [String(i + 1), inLocale(s.name, locale), inLocale(s.role, locale), inLocale(s.system, locale), String(s.minutes)])
  return {
    heading: `${process.code} ${process.title}`,
    blocks: [
      { type: 'fields', rows: [
        { label: say('负责人', 'Owner'), value: owner ?? '—' },
        { label: say('触发与结果', 'Trigger and result'), value: `${process.trigger ?? '—'} → ${process.output ?? '—'}` },
        { label: say('制度', 'Regulations'), value: (data.links.regulations.get(process.id) ?? []).map((r) => r.title).join(say('、', ', ')) || say('还没有', 'none yet') },
        ...(asIs.length > 0 && toBe.length > 0 ? [{ label: say('变化', 'Difference'), value: say(`步骤 ${d.asIs.steps} → ${d.toBe.steps}，交接 ${d.asIs.handOffs} → ${d.toBe.handOffs}，每次 ${d.asIs.minutes} → ${d.toBe.minutes} 分钟${price ? `；每月减少 ${price.hoursPerMonth} 小时${price.moneyPerMonth ? `，约 ${thousands(price.moneyPerMonth)} 元` : ''}` : ''}`, `steps ${d.asIs.steps} → ${d.toBe.steps}, hand-offs ${d.asIs.handOffs} → ${d.toBe.handOffs}, ${d.asIs.minutes} → ${d.toBe.minutes} minutes each${price ? `; ${price.hoursPerMonth} hours a month less${price.moneyPerMonth ? `, CNY ${thousands(price.moneyPerMonth)}` : ''}` : ''}`) }] : []),
      ] },
      ...(asIs.length > 0 ? [{ type: 'table' as const, caption: say(`${process.code} 现状`, `${process.code} as is`), columns, rows: rows(asIs) }] : []),
      ...(toBe.length > 0 ? [{ type: 'table' as const, caption: say(`${process.code} 未来`, `${process.code} to be`), columns, rows: rows(toBe) }] : []),
    ],
  }
}
