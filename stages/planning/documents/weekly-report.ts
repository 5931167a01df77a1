import type { Block, DocumentModel, Section } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import type { WeeklyReport } from '../contract.ts'
import { weeklyReport } from '../kinds/weekly-report.ts'
import { viewWeek } from '../queries/weekly.ts'
import { type Front, frontOf, statedFingerprint } from './front.ts'

/** 周报 on one page: of the week of the given report, else of this week. */
export async function weeklyReportDocument(tx: Tx, input: { itemId?: string }): Promise<DocumentModel> {
  const front = await frontOf(tx)
  const week = input.itemId ? ((await getItem(tx, weeklyReport, input.itemId)).weekOf ?? undefined) : undefined
  const { report, judgement } = await viewWeek(tx, week)
  const { say } = front
  const sections = sectionsOf(report, judgement, front)
  return {
    form: 'sheet',
    title: `${front.name} ${say(`周报（第 ${report.weekNumber} 周）`, `weekly report, week ${report.weekNumber}`)}`, number: `${front.code}-02-DOC46`, version: `W${report.weekNumber}`, locale: tx.locale,
    cover: [
      { label: say('周', 'Week'), value: `${report.weekOf} – ${report.weekEnd}` },
      { label: say('上线预测', 'Go-live forecast'), value: report.phases.map((p) => `${p.name}${say('：计划 ', ': planned ')}${p.plannedGoLive ?? '–'}${say('，预测 ', ', forecast ')}${p.forecastGoLive ?? '–'}${p.slipDays ? say(`，${p.slipDays > 0 ? '晚' : '早'} ${Math.abs(p.slipDays)} 天`, `, ${Math.abs(p.slipDays)} days ${p.slipDays > 0 ? 'late' : 'early'}`) : ''}`).join('\n') },
    ],
    revisions: [],
    signatures: [],
    sections,
    fingerprint: statedFingerprint(sections),
  }
}

function sectionsOf(r: WeeklyReport, judgement: string, { say }: Front): Section[] {
  const list = (items: string[]): Block[] => (items.length === 0 ? [{ type: 'paragraph', text: say('无', 'None') }] : [{ type: 'list', items }])
  const by = (person: string | null): string => (person ? say(`（${person}）`, ` (${person})`) : '')
  const waits = { late: say('逾期', 'late'), blocked: say('受阻', 'blocked'), undecided: say('未决', 'undecided') }
  return [
    { heading: say('本周判断', 'Judgement'), blocks: [{ type: 'paragraph', text: judgement || say('（未填写）', '(not written)') }] },
    {
      heading: say('卡在谁那里', 'Who it is stuck with'),
      blocks: r.stuck.length === 0 ? [{ type: 'paragraph', text: say('没有逾期、受阻或未决的事。', 'Nothing is late, blocked or undecided.') }] : [{
        type: 'table', columns: [{ header: say('责任人', 'Person'), width: 18 }, { header: say('部门', 'Department'), width: 18 }, { header: say('事项', 'What'), width: 58 }, { header: say('天数', 'Days'), width: 10, align: 'right' }],
        rows: r.stuck.slice(0, 8).map((s) => [s.person ?? say('未指定', 'No owner'), s.department ?? '', s.items.slice(0, 3).map((i) => `${i.title} ${say(`（${waits[i.why]} ${i.days} 天）`, `(${waits[i.why]} ${i.days} days)`)}`).join('\n'), String(s.worstDays)]),
      }],
    },
    { heading: say(`本周完成 ${r.doneTotal} 项`, `Done this week: ${r.doneTotal}`), blocks: list(r.done.map((d) => `${d.title}${by(d.person)}`)) },
    { heading: say(`下周到期 ${r.nextTotal} 项`, `Due next week: ${r.nextTotal}`), blocks: list(r.next.map((d) => `${d.on.slice(5)} ${d.title}${by(d.person)}`)) },
    { heading: say('要领导定的事', 'For the leaders to decide'), blocks: list(r.toDecide.map((d) => `${d.title}${by(d.person)}${d.decideBy ? say(`，最晚 ${d.decideBy}`, `, by ${d.decideBy}`) : ''}${d.daysLate > 0 ? say(`，已过 ${d.daysLate} 天`, `, ${d.daysLate} days past`) : ''}`)) },
    { heading: say('本周已定', 'Decided this week'), blocks: list(r.decided.map((d) => `${d.title}${say('：', ': ')}${d.outcome ?? ''}`)) },
    { heading: say(`项目问题：新增 ${r.issues.opened}，关闭 ${r.issues.closed}，未关 ${r.issues.open}，逾期 ${r.issues.overdue}`, `Project issues: ${r.issues.opened} new, ${r.issues.closed} closed, ${r.issues.open} open, ${r.issues.overdue} overdue`), blocks: list(r.issues.top.map((i) => `${i.title}${by(i.person)}${i.daysLate > 0 ? say(`，逾期 ${i.daysLate} 天`, `, ${i.daysLate} days late`) : say(`，已开 ${i.daysOpen} 天`, `, open ${i.daysOpen} days`)}`)) },
    { heading: say('主要风险', 'Top risks'), blocks: list(r.risks.map((k) => `${k.title}${say(`（${k.score} 分${k.isFired ? '，已触发' : ''}）`, ` (${k.score}${k.isFired ? ', fired' : ''})`)}${by(k.person)}`)) },
  ]
}
