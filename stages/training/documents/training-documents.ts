import type { Block } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { StageDocument } from '../../../platform/registry.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import { isFor } from '../coverage.ts'
import { factsOf } from '../facts.ts'
import { curriculum, exam, lesson } from '../kinds.ts'
import { coverageView } from '../queries/coverage-view.ts'
import { bestByPerson, submittedAttempts } from '../queries/exam-view.ts'
import { lessonLines } from '../queries/lesson-view.ts'
import { sessionLines } from '../queries/session-view.ts'
import { texts } from '../texts.ts'
import { fill, percent, words } from '../words.ts'
import { documentOf } from './head.ts'

const comma = { zh: '、', en: ', ' }
type Input = { phaseId: string | null }

/** 培训计划 (DOC-31). */
async function trainingPlan(tx: Tx, { phaseId }: Input) {
  const l = tx.locale
  const [view, sessions, lessons, facts] = [await coverageView(tx, phaseId), await sessionLines(tx, phaseId), await lessonLines(tx, phaseId), await factsOf(tx, phaseId)]
  const rows = await listItems(tx, curriculum, { phaseId, state: 'active' })
  const audience = (r: (typeof rows)[number]): string => (r.audienceBy === 'manager' ? words.managers[l] : r.audienceBy === 'everyone' ? words.everyone[l] : (r.audience ?? ''))
  const stateName = (state: string): string => ((lesson.states as Record<string, readonly [string, string, string]>)[state] ?? [state, state, 'idle'])[l === 'en' ? 1 : 0]
  return documentOf(tx, {
    title: words.planTitle[l], mark: 'TRP', phaseId, signers: [words.hr[l], words.customerPm[l], words.implementerPm[l]],
    sections: [
      { heading: words.scope[l], blocks: [{ type: 'paragraph', text: fill(words.scopeText[l], { departments: view.departments.map((d) => d.name).join(comma[l]), heads: view.heads, threshold: percent(view.threshold) }) }] },
      { heading: words.curricula[l], blocks: [
        { type: 'table', columns: [{ header: words.curriculum[l], width: 26 }, { header: words.audience[l], width: 24 }, { header: words.departments[l], width: 20 }, { header: words.people[l], width: 10, align: 'right' }, { header: words.lessons[l], width: 20 }], rows: rows.map((r) => { const own = facts.curricula.find((c) => c.id === r.id); return [`${r.code} ${r.title}`, audience(r), r.departments ?? '', String(facts.people.filter((p) => own && isFor(own, p)).length), lessons.filter((x) => own?.lessonIds.includes(x.id)).map((x) => x.code).join(comma[l])] }) },
        { type: 'table', columns: [{ header: words.lesson[l], width: 36 }, { header: words.minutes[l], width: 10, align: 'right' }, { header: words.teaches[l], width: 38 }, { header: words.state[l], width: 16 }], rows: lessons.map((x) => [`${x.code} ${x.title}`, String(x.minutes ?? ''), x.teaches.map((t) => `${t.code} ${t.title}`).join(l === 'en' ? '; ' : '；'), stateName(x.state)]) },
      ] },
      { heading: words.schedule[l], blocks: [{ type: 'table', columns: [{ header: words.session[l], width: 30 }, { header: words.when[l], width: 18 }, { header: words.place[l], width: 16 }, { header: words.departments[l], width: 22 }, { header: words.seats[l], width: 7, align: 'right' }, { header: words.invited[l], width: 7, align: 'right' }], rows: [...sessions].reverse().map((s) => [`${s.code} ${s.title}`, `${s.heldOn} ${s.startTime}`, s.place, s.departments.join(comma[l]), String(s.capacity), String(s.invited)]) }] },
      { heading: words.seedUsers[l], blocks: [seedTable(tx, facts)] },
    ],
  })
}

function seedTable(tx: Tx, facts: Awaited<ReturnType<typeof factsOf>>): Block {
  const l = tx.locale
  const rows = facts.seedUsers.flatMap((s) => { const p = facts.people.find((x) => x.id === s.personId); return p ? [[facts.departments.find((d) => d.id === p.departmentId)?.name ?? '', p.name, p.jobTitle ?? '', s.note ?? '']] : [] })
  return rows.length === 0 ? { type: 'paragraph', text: words.none[l] } : { type: 'table', columns: [{ header: words.department[l], width: 24 }, { header: words.name[l], width: 20 }, { header: words.job[l], width: 24 }, { header: '', width: 32 }], rows }
}

/** 培训签到与评估 (DOC-33). */
async function trainingAttendance(tx: Tx, { phaseId }: Input) {
  const l = tx.locale
  const [view, sessions, facts] = [await coverageView(tx, phaseId), await sessionLines(tx, phaseId), await factsOf(tx, phaseId)]
  const shown = [...sessions].reverse().filter((s) => s.attended > 0)
  return documentOf(tx, {
    title: words.attendanceTitle[l], mark: 'TRA', phaseId, signers: [words.businessLead[l], words.trainer[l]],
    sections: [
      { heading: words.summary[l], blocks: [
        { type: 'fields', rows: [{ label: words.coverage[l], value: `${percent(view.byHeads, 1)} (${view.reached} / ${view.heads})` }, { label: words.weighted[l], value: percent(view.byTransactions, 1) }, { label: texts.gateExams[l], value: `${percent(view.exams.share, 1)} (${view.exams.passed} / ${view.exams.due})` }] },
        { type: 'table', caption: words.byDepartment[l], columns: [{ header: words.department[l], width: 28 }, { header: words.frontLine[l], width: 14, align: 'right' }, { header: words.reached[l], width: 14, align: 'right' }, { header: words.coverage[l], width: 22, align: 'right' }, { header: words.weighted[l], width: 22, align: 'right' }], rows: view.departments.map((d) => [d.name, String(d.heads), String(d.reached), percent(d.byHeads, 1), percent(d.byTransactions, 1)]) },
      ] },
      { heading: words.schedule[l], blocks: [{ type: 'table', columns: [{ header: words.session[l], width: 40 }, { header: words.when[l], width: 20 }, { header: words.invited[l], width: 13, align: 'right' }, { header: words.attended[l], width: 13, align: 'right' }, { header: words.share[l], width: 14, align: 'right' }], rows: shown.map((s) => [`${s.code} ${s.title}`, `${s.heldOn} ${s.startTime}`, String(s.invited), String(s.attended), percent(s.capacity === 0 ? null : s.attended / s.capacity)]) }],
        sections: shown.map((s) => {
          const own = facts.sessions.find((x) => x.id === s.id)
          const names = (own?.attendees ?? []).flatMap((id) => facts.people.find((p) => p.id === id)?.name ?? [])
          return { heading: `${s.code} ${s.title}`, blocks: [{ type: 'paragraph' as const, text: `${words.attended[l]} ${s.attended}: ${names.join(comma[l])}` }, ...(own?.row.evaluation ? [{ type: 'paragraph' as const, text: `${words.evaluation[l]}: ${own.row.evaluation}` }] : [])] }
        }) },
      { heading: words.unreached[l], blocks: view.unreached.length === 0 ? [{ type: 'paragraph', text: words.none[l] }] : [{ type: 'table', columns: [{ header: words.name[l], width: 22 }, { header: words.department[l], width: 26 }, { header: words.job[l], width: 24 }, { header: words.reason[l], width: 28 }], rows: view.unreached.map((u) => [u.name, u.departmentName, u.job ?? '', (u.why === 'noCurriculum' ? texts.whyNoCurriculum : texts.whyNotAttended)[l]]) }] },
    ],
  })
}

/** 考试成绩与上岗名单 (DOC-34). */
async function examResults(tx: Tx, { phaseId }: Input) {
  const l = tx.locale
  const facts = await factsOf(tx, phaseId)
  const rows = await listItems(tx, exam, { phaseId })
  const attempts = await submittedAttempts(tx, rows.map((r) => r.id))
  const passed = new Set(facts.exams.passed)
  const list = (ids: readonly string[]): Block => {
    const people = ids.flatMap((id) => facts.people.find((p) => p.id === id) ?? [])
    if (people.length === 0) return { type: 'paragraph', text: words.none[l] }
    return { type: 'table', columns: [{ header: words.number[l], width: 18 }, { header: words.name[l], width: 24 }, { header: words.department[l], width: 28 }, { header: words.job[l], width: 30 }], rows: people.map((p) => [p.code, p.name, facts.departments.find((d) => d.id === p.departmentId)?.name ?? '', p.jobTitle ?? '']) }
  }
  return documentOf(tx, {
    title: words.examTitle[l], mark: 'TRE', phaseId, signers: [words.hr[l], words.businessLead[l]],
    sections: [
      { heading: words.examResults[l], blocks: [{ type: 'table', columns: [{ header: words.exam[l], width: 40 }, { header: words.passMark[l], width: 14, align: 'right' }, { header: words.sat[l], width: 14, align: 'right' }, { header: words.passed[l], width: 14, align: 'right' }, { header: words.average[l], width: 18, align: 'right' }], rows: rows.map((r) => { const best = [...bestByPerson(attempts.filter((a) => a.examId === r.id)).values()]; return [`${r.code} ${r.title}`, percent(r.passMark), String(best.length), String(best.filter((a) => a.isPassed).length), best.length === 0 ? '–' : percent(best.reduce((sum, a) => sum + Number(a.score), 0) / best.length, 1)] }) }],
        sections: rows.filter((r) => attempts.some((a) => a.examId === r.id)).map((r) => {
          const own = attempts.filter((a) => a.examId === r.id)
          return { heading: `${r.code} ${r.title}`, blocks: [{ type: 'table' as const, columns: [{ header: words.name[l], width: 24 }, { header: words.department[l], width: 30 }, { header: words.score[l], width: 16, align: 'right' as const }, { header: words.attempts[l], width: 14, align: 'right' as const }, { header: words.passed[l], width: 16, align: 'center' as const }], rows: [...bestByPerson(own).values()].map((a) => { const p = facts.people.find((x) => x.id === a.personId); return [p?.name ?? '', facts.departments.find((d) => d.id === p?.departmentId)?.name ?? '', percent(a.score), String(own.filter((o) => o.personId === a.personId).length), a.isPassed ? '✓' : '✗'] }) }] }
        }) },
      { heading: words.cleared[l], blocks: [list(facts.exams.due.filter((id) => passed.has(id)))] },
      { heading: words.notCleared[l], blocks: [list(facts.exams.due.filter((id) => !passed.has(id)))] },
    ],
  })
}

export const documents: readonly StageDocument[] = [
  { id: 'training-plan', label: words.planTitle, build: trainingPlan },
  { id: 'training-attendance', label: words.attendanceTitle, build: trainingAttendance },
  { id: 'exam-results', label: words.examTitle, build: examResults },
]
