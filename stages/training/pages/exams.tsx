import { useState } from 'react'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { KindForm } from '../../../web/parts/kind-form.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { ExamLine } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { ExamDesigner } from './exam-designer.tsx'
import { ExamTaking } from './exam-taking.tsx'
import './training.css'

/** Exams, how they went and where I stand; `?take` sits one, `?design` opens its question bank and results. */
export default function ExamsPage() {
  const text = useText()
  const format = useFormat()
  const { phaseId, can } = useImplementation()
  const [take, setTake] = useAddress('take')
  const [design, setDesign] = useAddress('design')
  const [isCreating, setCreating] = useState(false)
  const { data } = useRead<ExamLine[]>('/training/exams', { phase: phaseId ?? undefined })
  if (take) return <ExamTaking key={take} exam={data?.find((e) => e.code === take)} onBack={() => setTake(null)} />
  if (design) return <ExamDesigner code={design} onBack={() => setDesign(null)} />
  const mayEdit = can('update', 'training')
  const create = can('create', 'training') && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setCreating(true)}>{text(t.newExam)}</Button>
  const columns: Column<ExamLine>[] = [
    { key: 'code', title: text(t.code), width: 88, mono: true, phone: 'sub' },
    { key: 'title', title: text(t.exam) },
    { key: 'questionCount', title: text(t.questions), width: 120, align: 'right', render: (e) => <>{e.questionCount} <small className="lf-meta">{text(t.pointsCount, { count: e.totalPoints })}</small></>, phone: 'none' },
    { key: 'passMark', title: text(t.passMark), width: 80, align: 'right', render: (e) => format.percent(e.passMark, 0), phone: 'sub' },
    { key: 'passed', title: text(t.passedOfSat), width: 170, align: 'right', render: (e) => (e.sat === 0 ? <span className="lf-none">{text(t.nobodyYet)}</span> : <><span className="lf-meta">{e.passed} / {e.sat}&nbsp;</span><ShareBar value={e.passed / e.sat} threshold="0.9" decimals={0} label={e.title} /></>), text: (e) => e.passed, phone: 'figure' },
    { key: 'mine', title: text(t.mine), width: 150, render: (e) => <Mine exam={e} onTake={() => setTake(e.code)} />, text: (e) => e.mine.best, phone: 'sub' },
    { key: 'state', title: text(t.state), width: 92, render: (e) => <StateOf kind="exam" state={e.state} />, text: (e) => e.state, phone: 'status' },
  ]
  return (
    <Page title={text(t.roomExams)} lead={text(mayEdit ? t.examsLead : t.examsLeadLearner)} actions={create}>
      <DataTable rows={data} columns={columns} rowKey={(e) => e.code} onOpen={(e) => (mayEdit ? setDesign(e.code) : setTake(e.code))} label={text(t.roomExams)} xlsx={mayEdit ? '/items/exams.xlsx' : undefined} empty={{ title: text(t.examsEmpty), text: text(t.examsEmptyText), action: create }} />
      {isCreating && <KindForm kind="exam" drawer onDone={(row) => { setCreating(false); if (row) setDesign(row.code) }} />}
    </Page>
  )
}

function Mine({ exam, onTake }: { exam: ExamLine; onTake: () => void }) {
  const text = useText()
  const format = useFormat()
  if (exam.mine.isPassed) return <Status tone="ok">{text(t.passedWith, { score: format.percent(exam.mine.best, 0) })}</Status>
  if (exam.state !== 'open' || (!exam.mine.isForMe && exam.mine.best === null)) return <span className="lf-none">—</span>
  if (exam.mine.attemptsLeft === 0) return <Status tone="bad">{text(t.attemptsUsed)}</Status>
  return <button type="button" className="lf-quiet" onClick={(e) => { e.stopPropagation(); onTake() }}>{exam.mine.best === null ? text(t.takeExam) : text(t.takeAgain, { left: exam.mine.attemptsLeft })}</button>
}
