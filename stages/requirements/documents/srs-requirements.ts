import type { Section } from '../../../engines/document/contract.ts'
import type { FieldDefinition } from '../../../platform/kinds/field.ts'
import { requirement } from '../kinds/requirement.ts'
import type { SpecificationData } from '../queries/specification-data.ts'
import { type Frame, orNothing } from './document-frame.ts'

type Row = SpecificationData['requirements'][number]

/** Chapter 3: the requirements, each with acceptance criterion and source, in the order of GB/T 9385. */
export function specificRequirements(frame: Frame, data: SpecificationData): Section {
  const { say } = frame
  const active = data.requirements.filter((r) => r.priority !== 'W')
  const of = (category: string) => active.filter((r) => (r.category ?? 'functional') === category)
  const section = (heading: string, category: string): Section => orNothing({ heading, blocks: [], sections: of(category).map((r) => oneRequirement(r, frame, data)) }, frame)
  const functions = data.modules.map((m) => ({ m, own: of('functional').filter((r) => r.moduleId === m.id) })).filter((g) => g.own.length > 0)
  const unassigned = of('functional').filter((r) => r.moduleId === null)
  return {
    heading: say('具体需求', 'Specific requirements'),
    blocks: [],
    sections: [
      section(say('外部接口需求', 'External interfaces'), 'interface'),
      orNothing({
        heading: say('功能需求', 'Functions'),
        blocks: [],
        sections: [
          ...functions.map(({ m, own }) => ({ heading: m.name, blocks: [], sections: own.map((r) => oneRequirement(r, frame, data)) })),
          ...(unassigned.length > 0 ? [{ heading: say('未归模块', 'Without a module'), blocks: [], sections: unassigned.map((r) => oneRequirement(r, frame, data)) }] : []),
        ],
      }, frame),
      section(say('性能需求', 'Performance'), 'performance'),
      section(say('数据库逻辑需求', 'Logical database'), 'data'),
      section(say('设计约束', 'Design constraints'), 'constraint'),
      {
        heading: say('软件系统属性', 'Software system attributes'),
        blocks: [],
        sections: [
          section(say('可靠性', 'Reliability'), 'reliability'), section(say('可用性', 'Availability'), 'availability'), section(say('安全保密性', 'Security'), 'security'),
          section(say('可维护性', 'Maintainability'), 'maintainability'), section(say('可移植性', 'Portability'), 'portability'),
        ],
      },
    ],
  }
}

function oneRequirement(r: Row, frame: Frame, data: SpecificationData): Section {
  const { say } = frame
  const codes = (links: typeof data.links.pains) => (links.get(r.id) ?? []).map((l) => `${l.code} ${l.title}`).join(say('；', '; '))
  const raisedBy = data.people.find((p) => p.id === r.raisedById)?.name
  const department = data.departments.find((d) => d.id === r.departmentId)?.name
  const source = [codes(data.links.pains), codes(data.links.sources), r.source ?? ''].filter(Boolean).join(say('；', '; '))
  return {
    heading: `${r.code} ${r.title}`,
    blocks: [{ type: 'fields', rows: [
      { label: say('需求描述', 'Statement'), value: r.statement ?? '' },
      { label: say('优先级 / 差异', 'Priority / fit'), value: [optionOf('priority', r.priority, say), optionOf('fit', r.fit, say)].filter(Boolean).join(' / ') },
      { label: say('验收标准', 'Acceptance criterion'), value: r.acceptance ?? say('还没有', 'none yet') },
      { label: say('验证方式', 'Verification'), value: optionOf('verification', r.verification, say) || say('还没有', 'none yet') },
      { label: say('提出', 'Raised by'), value: [department, raisedBy].filter(Boolean).join(' ') || '—' },
      { label: say('来源', 'Source'), value: source || say('还没有', 'none yet') },
      ...(codes(data.links.changes) ? [{ label: say('改变的流程', 'Changes'), value: codes(data.links.changes) }] : []),
    ] }],
  }
}

/** The label of an enumeration's value in the reader's language. */
export function optionOf(field: 'priority' | 'fit' | 'verification', value: string | null, say: Frame['say']): string {
  const option = (requirement.fields as Record<string, { definition: FieldDefinition }>)[field]!.definition.options?.find((o) => o.value === value)
  return option ? say(option.label.zh, option.label.en) : ''
}
