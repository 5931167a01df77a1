import type { DocumentModel } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { fingerprintOf, snapshotOf } from '../../../platform/signatures/sign.ts'
import { specificationData } from '../queries/specification-data.ts'
import { coverOf, frameOf } from './document-frame.ts'

/** 痛点与指标基线确认书: the figures before go-live, so that the benefit has its base. */
export async function painPointBaseline(tx: Tx, input: { phaseId: string | null }): Promise<DocumentModel> {
  const frame = await frameOf(tx, input.phaseId)
  const data = await specificationData(tx, frame.phase?.id ?? null)
  const { say } = frame
  const department = new Map(data.departments.map((d) => [d.id, d.name]))
  const confirmed = data.painPoints.filter((p) => p.state !== 'raised')
  return {
    title: say('痛点与指标基线确认书', 'Confirmation of pain points and KPI baselines'),
    number: `${frame.implementation.code}-PBL${frame.phase ? `-${frame.phase.code}` : ''}`,
    version: 'V1.0',
    locale: tx.locale,
    cover: coverOf(frame, tx.today),
    revisions: [{ version: 'V1.0', date: tx.today, author: frame.withRole('implementerProjectManager'), change: say('上线前冻结', 'Frozen before go-live') }],
    signatures: [{ role: say(`项目领导小组组长 ${frame.withRole('sponsor')}`, `Sponsor ${frame.withRole('sponsor')}`) }, { role: say(`甲方项目经理 ${frame.withRole('customerProjectManager')}`, `Customer project manager ${frame.withRole('customerProjectManager')}`) }, { role: say(`乙方项目经理 ${frame.withRole('implementerProjectManager')}`, `Implementer project manager ${frame.withRole('implementerProjectManager')}`) }],
    sections: [
      { heading: say('说明', 'Note'), blocks: [{ type: 'paragraph', text: say('下列数值由双方按所写公式共同量得，自确认之日起冻结，作为上线后计算成效的基线。痛点只有在其指标到达目标后才能关闭。', 'Both sides measured these figures by the formulas given. They are frozen from the day of confirmation and are the base of the benefit after go-live. A pain point closes only when its KPI has reached its target.') }] },
      { heading: say('目标', 'Objectives'), blocks: data.objectives.length === 0 ? [{ type: 'paragraph', text: say('还没有登记目标。', 'No objective is recorded.') }] : [{ type: 'table', columns: [{ header: say('编号', 'Code'), width: 14 }, { header: say('目标', 'Objective'), width: 50 }, { header: say('用哪个数字证明', 'Figure that proves it'), width: 36 }], rows: data.objectives.map((o) => [o.code, o.title, o.proof ?? '']) }] },
      { heading: say('痛点与基线', 'Pain points and baselines'), blocks: data.painPoints.length === 0 ? [{ type: 'paragraph', text: say('还没有登记痛点。', 'No pain point is recorded.') }] : [{
        type: 'table',
        columns: [{ header: say('编号', 'Code'), width: 11 }, { header: say('痛点', 'Pain point'), width: 21 }, { header: say('部门', 'Department'), width: 13 }, { header: say('基线值', 'Baseline'), width: 12, align: 'right' }, { header: say('公式与出处', 'Formula and origin'), width: 29 }, { header: say('指标', 'KPI'), width: 14 }],
        rows: data.painPoints.map((p) => [p.code, p.title, department.get(p.departmentId ?? '') ?? '', p.size === null ? say('未量化', 'not measured') : `${Number(p.size)} ${p.unit ?? ''}`, p.measuredBy ?? '', (data.links.kpis.get(p.id) ?? []).map((k) => k.code).join(', ') || '—']),
      }] },
    ],
    fingerprint: fingerprintOf(`painPoints:${frame.phase?.id ?? 'all'}`, await snapshotOf(tx, confirmed.map((p) => p.id))),
  }
}
