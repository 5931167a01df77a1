import type { Section } from '../../../engines/document/contract.ts'
import type { SpecificationData } from '../queries/specification-data.ts'
import type { Frame } from './document-frame.ts'

/** Chapter 1: purpose, scope, definitions, references, overview. */
export function introduction(frame: Frame, data: SpecificationData): Section {
  const { say } = frame
  const phaseName = frame.phase?.name ?? say('全部各期', 'all phases')
  const inPhase = data.modules.filter((m) => !frame.phase || m.phaseId === frame.phase.id)
  const later = frame.phase ? data.modules.filter((m) => m.phaseId !== frame.phase!.id) : []
  const postponed = data.requirements.filter((r) => r.priority === 'W')
  return {
    heading: say('引言', 'Introduction'),
    blocks: [],
    sections: [
      {
        heading: say('目的', 'Purpose'),
        blocks: [
          { type: 'paragraph', text: say(`本文件规定${frame.organization}"${frame.implementation.name}"${phaseName}的需求，供业务负责人确认、实施方配置与开发、双方验收使用。文中每条需求都有编号、验收标准与来源，签署后即为需求基线，改动须走变更申请。`, `This document states the requirements of ${phaseName} of "${frame.implementation.name}" at ${frame.organization}. Business leads confirm it, the implementer configures and builds by it, and both accept by it. Each requirement has a code, an acceptance criterion and a source; once signed it is the baseline, and changes need a change request.`) },
          ...(data.objectives.length > 0 ? [{ type: 'paragraph' as const, text: say('项目目标：', 'Objectives of the project:') }, { type: 'list' as const, items: data.objectives.map((o) => `${o.code} ${o.title}`) }] : []),
        ],
      },
      {
        heading: say('范围', 'Scope'),
        blocks: [
          { type: 'paragraph', text: say(`新系统：${frame.implementation.targetSystem ?? '待定'}。${phaseName}的模块如下，共 ${data.requirements.length - postponed.length} 条需求。`, `Target system: ${frame.implementation.targetSystem ?? 'to be chosen'}. The modules of ${phaseName} are these, with ${data.requirements.length - postponed.length} requirements.`) },
          { type: 'table', columns: [{ header: say('模块', 'Module'), width: 20 }, { header: say('名称', 'Name'), width: 50 }, { header: say('需求数', 'Requirements'), width: 30, align: 'right' }], rows: inPhase.map((m) => [m.code, m.name, String(data.requirements.filter((r) => r.moduleId === m.id && r.priority !== 'W').length)]) },
          ...(later.length + postponed.length > 0 ? [{ type: 'paragraph' as const, text: say('不在本期范围内：', 'Out of scope of this phase:') }, { type: 'list' as const, items: [...later.map((m) => say(`模块 ${m.name}（${frame.phases.find((p) => p.id === m.phaseId)?.name ?? '未排期'}）`, `Module ${m.name} (${frame.phases.find((p) => p.id === m.phaseId)?.name ?? 'not planned'})`)), ...postponed.map((r) => `${r.code} ${r.title}`)] }] : []),
        ],
      },
      {
        heading: say('定义、简写和缩略语', 'Definitions, acronyms and abbreviations'),
        blocks: [{
          type: 'table',
          columns: [{ header: say('用语', 'Term'), width: 25 }, { header: say('含义', 'Meaning'), width: 75 }],
          rows: [
            ['M / S / C / W', say('必须 / 应该 / 可以 / 本期不做（MoSCoW）', "must / should / could / won't in this phase (MoSCoW)")],
            ['I / A / D / T', say('验证方式：检查 / 分析 / 演示 / 测试', 'verification: inspection / analysis / demonstration / test')],
            [say('应、不得、宜、可', 'shall, shall not, should, may'), say('按 GB/T 1.1 的含义使用', 'used as in GB/T 1.1')],
            [say('差异分类', 'Fit class'), say('标准满足、配置、改流程、变通、二次开发、接口、延后、不做', 'standard, configuration, change of process, workaround, customization, interface, later, not done')],
            ...inPhase.map((m) => [m.code, m.name]),
          ],
        }],
      },
      {
        heading: say('引用文件', 'References'),
        blocks: [{ type: 'list', items: [
          say('GB/T 9385-2008 计算机软件需求规格说明规范', 'GB/T 9385-2008 Specification for computer software requirements'),
          say('GB/T 1.1 标准化工作导则（规范性用语）', 'GB/T 1.1 Directives for standardization (normative words)'),
          ...regulationsOf(data).map((r) => `${r.number ? `${r.number} ` : ''}${r.title}`),
          ...data.interviews.map((i) => `${i.code} ${i.title}${i.heldOn ? `, ${i.heldOn}` : ''}`),
        ] }],
      },
      { heading: say('综述', 'Overview'), blocks: [{ type: 'paragraph', text: say('第 2 章描述业务现状、痛点与未来流程；第 3 章列出具体需求；第 4 章规定逐条的验证方式，与第 3 章平行；第 5 章是追踪矩阵；第 6 章列出未决问题。', 'Chapter 2 describes the present state, the pain points and the processes to be; chapter 3 lists the requirements; chapter 4, parallel to it, says how each is verified; chapter 5 is the traceability matrix; chapter 6 lists open issues.') }] },
    ],
  }
}

function regulationsOf(data: SpecificationData) {
  const used = new Set([...data.links.regulations.values()].flat().map((r) => r.id))
  return data.regulations.filter((r) => used.has(r.id))
}
