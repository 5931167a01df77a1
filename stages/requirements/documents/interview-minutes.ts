import type { DocumentModel } from '../../../engines/document/contract.ts'
import { Invalid } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { fingerprintOf, snapshotOf } from '../../../platform/signatures/sign.ts'
import { getItem, linkedItems, localized } from '../../../platform/trace/item-store.ts'
import { interview } from '../kinds/interview.ts'
import { viewInterview } from '../queries/interview-view.ts'
import { departmentNames, personNames } from '../queries/person-names.ts'
import { coverOf, frameOf } from './document-frame.ts'

/** 访谈纪要: notes, what was raised from which sentence, and the two signatures. */
export async function interviewMinutes(tx: Tx, input: { itemId?: string }): Promise<DocumentModel> {
  if (!input.itemId) throw new Invalid('document.item_missing', { field: 'item' }, { zh: '请从一次访谈里导出访谈纪要。', en: 'Export the minutes from an interview.' })
  const found = await getItem(tx, interview, input.itemId)
  const [shown] = await localized(tx, [found], ['title', 'notes', 'questions', 'taken', 'place'])
  const view = await viewInterview(tx, found.id)
  const frame = await frameOf(tx, found.phaseId)
  const names = await personNames(tx, [found.intervieweeId, found.ownerId, found.confirmedById])
  const department = (await departmentNames(tx, [found.departmentId])).get(found.departmentId ?? '') ?? ''
  const raised = (await linkedItems(tx, [found.id], 'raises', 'out')).get(found.id) ?? []
  const { say } = frame
  return {
    title: say('访谈纪要', 'Minutes of an interview'),
    number: `${frame.implementation.code}-${found.code}`,
    version: 'V1.0',
    locale: tx.locale,
    cover: [...coverOf(frame, frame.day(found.heldOn)), { label: say('被访谈人', 'Interviewee'), value: [department, names.get(found.intervieweeId ?? '')].filter(Boolean).join(' ') }],
    revisions: [{ version: 'V1.0', date: frame.day(found.heldOn ?? found.createdAt), author: names.get(found.ownerId ?? '') ?? '', change: say('首次记录', 'First record') }],
    signatures: [
      { role: say('被访谈人', 'Interviewee'), ...(found.confirmedAt ? { name: names.get(found.confirmedById ?? '') ?? '', date: frame.day(found.confirmedAt) } : {}) },
      { role: say('实施顾问', 'Consultant') },
    ],
    sections: [
      { heading: say('基本情况', 'About the interview'), blocks: [{ type: 'fields', rows: [
        { label: say('主题', 'Subject'), value: shown!.title }, { label: say('日期与地点', 'Date and place'), value: [frame.day(found.heldOn), shown!.place ?? ''].filter(Boolean).join(' ') },
        { label: say('被访谈人', 'Interviewee'), value: `${names.get(found.intervieweeId ?? '') ?? ''} ${department}`.trim() }, { label: say('访谈人', 'Interviewer'), value: names.get(found.ownerId ?? '') ?? '—' },
        ...(found.minutes ? [{ label: say('时长', 'Length'), value: say(`${found.minutes} 分钟`, `${found.minutes} minutes`) }] : []), ...(shown!.taken ? [{ label: say('带走的单据', 'Papers taken away'), value: shown!.taken }] : []),
      ] }] },
      ...(shown!.questions ? [{ heading: say('提纲', 'Outline'), blocks: [{ type: 'paragraph' as const, text: shown!.questions }] }] : []),
      { heading: say('记录', 'Notes'), blocks: [{ type: 'paragraph', text: shown!.notes?.trim() || say('还没有记录。', 'Nothing is written yet.') }] },
      { heading: say('由此提出', 'Raised from it'), blocks: raised.length === 0 ? [{ type: 'paragraph', text: say('没有。', 'Nothing.') }] : [{ type: 'table', columns: [{ header: say('编号', 'Code'), width: 14 }, { header: say('条目', 'Item'), width: 40 }, { header: say('原话', 'In their words'), width: 46 }], rows: raised.map((r) => [r.code, r.title, view.quotes.find((q) => q.item.id === r.id)?.text ?? '']) }] },
    ],
    fingerprint: fingerprintOf(`interview:${found.id}`, await snapshotOf(tx, [found.id])),
  }
}
