import type { Block, DocumentModel, Section } from '../../../engines/document/contract.ts'
import { Invalid } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { AgendaSectionId } from '../contract.ts'
import { meeting } from '../kinds/meeting.ts'
import { viewMeeting, resolutionIn } from '../queries/meetings.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { namesOf } from '../queries/names.ts'
import { minutesRoles } from '../queries/signing.ts'
import { frontOf, signaturesFor } from './front.ts'

/** 《会议纪要》: agenda, attendance, discussion, decisions, actions, and who signed. Takes the meeting's id. */
export async function minutesDocument(tx: Tx, input: { itemId?: string }): Promise<DocumentModel> {
  if (!input.itemId) throw new Invalid('minutes.meeting_missing', { field: 'item' }, { zh: '请从某次会议里导出纪要。', en: 'Export the minutes from a meeting.' })
  const front = await frontOf(tx)
  const { say } = front
  const names = await namesOf(tx)
  const view = await viewMeeting(tx, input.itemId)
  const row = await getItem(tx, meeting, view.id)
  const resolution = row.resolution?.[tx.locale] ?? (await resolutionIn(tx, view.id))
  const heads: Record<AgendaSectionId, string> = {
    issues: say('项目问题', 'Project issues'), late: say('逾期任务', 'Late tasks'), blocked: say('受阻任务', 'Blocked tasks'), toDecide: say('待决策', 'To be decided'), actions: say('行动项', 'Action items'),
    risks: say('风险', 'Risks'), next: say('一周内到期', 'Due within a week'), schedule: say('进度与上线预测', 'Schedule and forecast'), gates: say('未通过的关口条件', 'Red criteria'),
  }
  const none: Block = { type: 'paragraph', text: say('无', 'None') }
  const sections: Section[] = [
    { heading: say('议程', 'Agenda'), blocks: view.agenda.sections.length === 0 ? [none] : [{ type: 'list', ordered: true, items: view.agenda.sections.map((s) => `${heads[s.id]}${say(`（${s.lines.length} 项）：`, ` (${s.lines.length}): `)}${s.lines.slice(0, 6).map((l) => `${l.title}${l.person ? say(`（${l.person}${l.days ? ` ${l.days} 天` : ''}）`, ` (${l.person}${l.days ? ` ${l.days} days` : ''})`) : ''}`).join(say('；', '; '))}${s.lines.length > 6 ? say('；等', '; and more') : ''}`) }] },
    { heading: say('讨论记要', 'Discussion'), blocks: view.minutes ? [{ type: 'paragraph', text: view.minutes }] : [none] },
    { heading: say('决策', 'Decisions'), blocks: resolution.decisions.length === 0 ? [none] : [{ type: 'table', columns: [{ header: say('编号', 'Code'), width: 14 }, { header: say('事项', 'Matter'), width: 38 }, { header: say('决定', 'Outcome'), width: 44 }, { header: say('决策人', 'By'), width: 14 }], rows: resolution.decisions.map((d) => [d.code, d.title, d.outcome ?? say(`待定${d.decideBy ? `，最晚 ${d.decideBy}` : ''}`, `pending${d.decideBy ? `, by ${d.decideBy}` : ''}`), d.decider ?? '']) }] },
    { heading: say('行动项', 'Action items'), blocks: resolution.actions.length === 0 ? [none] : [{ type: 'table', columns: [{ header: say('编号', 'Code'), width: 14 }, { header: say('行动', 'Action'), width: 50 }, { header: say('责任人', 'Owner'), width: 14 }, { header: say('部门', 'Department'), width: 18 }, { header: say('期限', 'Due'), width: 14 }], rows: resolution.actions.map((a) => [a.code, a.title, a.owner ?? '', a.department ?? '', a.dueOn ?? '']) }] },
    ...(resolution.issues.length > 0 ? [{ heading: say('提出的项目问题', 'Issues raised'), blocks: [{ type: 'list' as const, items: resolution.issues.map((i) => `${i.code} ${i.title}${i.owner ? say(`（${i.owner}）`, ` (${i.owner})`) : ''}`) }] }] : []),
  ]
  return {
    form: 'sheet',
    title: `${view.title} ${say('会议纪要', 'minutes')}`, number: `${front.code}-02-DOC47-${view.code}`, version: 'V1.0', locale: tx.locale,
    cover: [
      { label: say('时间地点', 'When and where'), value: [view.heldOn, view.startsAt, view.place].filter(Boolean).join(say('，', ', ')) },
      { label: say('主持', 'Chair'), value: names.person(view.chairId) ?? '' },
      { label: say('到会', 'Present'), value: resolution.attendees.filter((a) => a.present).map((a) => `${a.name}${a.department ? say(`（${a.department}）`, ` (${a.department})`) : ''}`).join(say('、', ', ')) || say('未记录', 'not recorded') },
      ...(resolution.attendees.some((a) => !a.present) ? [{ label: say('缺席', 'Absent'), value: resolution.attendees.filter((a) => !a.present).map((a) => a.name).join(say('、', ', ')) }] : []),
    ],
    revisions: [],
    signatures: signaturesFor(tx, minutesRoles(view.meetingType), view.signing.signatures),
    sections,
    fingerprint: view.signing.fingerprint,
  }
}
