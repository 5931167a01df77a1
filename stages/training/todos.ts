import type { Tx } from '../../platform/db/door.ts'
import type { TodoEntry } from '../../platform/wire.ts'
import { isFor, lessonsAttended } from './coverage.ts'
import { factsOf } from './facts.ts'
import { examLines } from './queries/exam-view.ts'
import { outdatedLessons } from './stale-lessons.ts'
import { texts } from './texts.ts'

type Todo = Omit<TodoEntry, 'implementationId' | 'implementationName'>

/** My exams, my sessions to teach, and lessons of mine that are out of date. */
export async function todos(tx: Tx): Promise<Todo[]> {
  if (!tx.personId) return []
  const facts = await factsOf(tx, null)
  const me = facts.people.find((p) => p.id === tx.personId)
  const found: Todo[] = []
  for (const s of facts.sessions) {
    if (s.row.ownerId === tx.personId && s.row.state === 'planned') found.push({ id: s.id, kind: 'trainingSession', code: s.row.code, title: s.row.title, why: (s.row.heldOn ?? '') < tx.today ? texts.todoCloseSession : texts.todoTeach, due: s.row.heldOn, href: `training/sessions?item=${s.row.code}` })
  }
  if (me) {
    const attended = lessonsAttended(me.id, facts.sessions)
    const due = new Set(facts.curricula.filter((c) => isFor(c, me) && c.lessonIds.some((l) => attended.has(l))).flatMap((c) => c.examIds))
    for (const exam of await examLines(tx, null)) {
      if (due.has(exam.id) && exam.state === 'open' && !exam.mine.isPassed && exam.mine.attemptsLeft > 0) found.push({ id: exam.id, kind: 'exam', code: exam.code, title: exam.title, why: texts.todoExam, due: null, href: `training/exams?take=${exam.code}` })
    }
  }
  for (const { lesson, because } of await outdatedLessons(tx)) {
    if (lesson.ownerId === tx.personId) found.push({ id: lesson.id, kind: 'lesson', code: lesson.code, title: lesson.title, why: { zh: `${texts.todoStale.zh}：${because.map((b) => b.code).join('、')}`, en: `${texts.todoStale.en}: ${because.map((b) => b.code).join(', ')}` }, due: null, href: `training/lessons?read=${lesson.code}` })
  }
  return found
}
