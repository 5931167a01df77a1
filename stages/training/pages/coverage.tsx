import { Fragment } from 'react'
import { useRead, useUrlOf } from '../../../web/parts/api.ts'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { Page } from '../../../web/parts/page.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { CoverageView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import './training.css'

type Unreached = CoverageView['unreached'][number]
type Curriculum = CoverageView['curricula'][number]

/** Front-line coverage by heads against the gate, weighted by transactions beside it, and who is still missing. */
export default function CoveragePage() {
  const text = useText()
  const format = useFormat()
  const urlOf = useUrlOf()
  const { phaseId, href, kind } = useImplementation()
  const { data } = useRead<CoverageView>('/training/coverage', { phase: phaseId ?? undefined })
  const query = phaseId ? `?phase=${phaseId}` : ''
  const actions = (
    <>
      <a className="lf-button" href={urlOf(`/documents/exam-results.docx${query}`)} download>{text(t.examDocument)}</a>
      <a className="lf-button" href={urlOf(`/documents/training-attendance.docx${query}`)} download>{text(t.attendanceDocument)}</a>
      <a className="lf-button" href={urlOf(`/documents/training-plan.docx${query}`)} download>{text(t.planDocument)}</a>
    </>
  )
  const isShort = data?.byHeads != null && Number(data.byHeads) < Number(data.threshold)
  return (
    <Page title={text(t.roomCoverage)} lead={text(t.coverageLead)} gate="training" actions={actions}>
      {data && data.heads === 0 ? <Empty icon="people" title={text(t.coverageEmpty)} text={text(t.coverageEmptyText)} action={<Link className="lf-button" to={href('training', 'curricula')}>{text(kind('curriculum').label)}</Link>} /> : (
        <>
          <FigureRow>
            <Figure label={text(t.byHeads)} value={format.percent(data?.byHeads)} unit={data ? `${format.number(data.reached)} / ${format.number(data.heads)}` : ''} tone={isShort ? 'bad' : 'idle'} formula={text(t.gateCoverageFormula)} note={data && text(t.atLeast, { share: format.percent(data.threshold, 0) })} />
            <Figure label={text(t.byTransactions)} value={format.percent(data?.byTransactions)} formula={text(t.weightedFormula)} note={text(t.besideOnly)} />
            <Figure label={text(t.unreached)} value={format.number(data?.unreached.length)} unit={text(t.peopleUnit)} note={data && text(t.unreachedDocs, { count: format.number(data.unreached.reduce((sum, u) => sum + u.monthlyTransactions, 0)) })} />
            <Figure label={text(t.sessionsHeld)} value={format.number(data?.sessions.held)} note={data && data.sessions.planned > 0 ? text(t.sessionsPlanned, { count: data.sessions.planned }) : undefined} href={href('training', 'sessions')} />
          </FigureRow>
          <Section title={text(t.byDepartment)}>{data && <Departments data={data} />}</Section>
          <Section title={text(t.unreached)} lead={text(t.unreachedLead)}><UnreachedTable rows={data?.unreached} /></Section>
          <Section title={text(t.byCurriculum)}><CurriculumTable rows={data?.curricula} /></Section>
        </>
      )}
    </Page>
  )
}

function Departments({ data }: { data: CoverageView }) {
  const text = useText()
  const format = useFormat()
  const { href } = useImplementation()
  const threshold = Number(data.threshold)
  return (
    <>
      <div className="tr-bars">
        <span className="head">{text(t.department)}</span><span className="head">{text(t.byHeads)}</span><span className="head num">{text(t.share)}</span><span className="head num">{text(t.byTransactionsShort)}</span><span className="head num">{text(t.examsPassed)}</span><span className="head num">{text(t.roomSeedUsers)}</span>
        {data.departments.map((d) => {
          const isLow = d.byHeads !== null && Number(d.byHeads) < threshold
          return (
            <Fragment key={d.id}>
              <span>{d.name}</span>
              <span className="bar"><span className={isLow ? 'tr-bar bad' : 'tr-bar'} role="img" aria-label={`${d.name} ${format.percent(d.byHeads)}`}><i style={{ inlineSize: `${Number(d.byHeads ?? 0) * 100}%` }} /><b style={{ insetInlineStart: `${threshold * 100}%` }} /></span></span>
              <span className={isLow ? 'num share bad' : 'num share'}>{format.percent(d.byHeads, 0)}<small className="lf-meta">&nbsp;{d.reached}/{d.heads}</small></span>
              <span className="num extra">{format.percent(d.byTransactions, 0)}</span>
              <span className="num extra">{d.examsPassed} / {d.examsDue}</span>
              <span className={d.seedUsers === 0 ? 'num extra bad' : 'num extra'}><Link to={href('training', 'seed-users')}>{format.number(d.seedUsers)}</Link></span>
            </Fragment>
          )
        })}
      </div>
      <p className="tr-legend"><span><i className="tick" />{text(t.thresholdMark, { share: format.percent(threshold, 0) })}</span></p>
    </>
  )
}

function UnreachedTable({ rows }: { rows: readonly Unreached[] | undefined }) {
  const text = useText()
  const format = useFormat()
  const { href } = useImplementation()
  const columns: Column<Unreached>[] = [
    { key: 'code', title: text(t.number), width: 84, mono: true, phone: 'sub' },
    { key: 'name', title: text(t.name), width: 120, phone: 'title' },
    { key: 'departmentName', title: text(t.department), width: 120, sort: true },
    { key: 'job', title: text(t.job), width: 120, sort: true },
    { key: 'monthlyTransactions', title: text(t.monthlyTransactions), width: 110, align: 'right', sort: true, render: (p) => format.number(p.monthlyTransactions), phone: 'figure' },
    { key: 'next', title: text(t.nextSession), render: (p) => (p.next ? <Link to={href('training', 'sessions', { session: p.next.code })}>{format.day(p.next.heldOn, 'short')} {p.next.startTime} · {p.next.place}</Link> : <span className="lf-none">{text(t.noNextSession)}</span>), text: (p) => p.next?.heldOn ?? '', phone: 'sub' },
    { key: 'why', title: text(t.reason), width: 130, render: (p) => <Status tone={p.why === 'noCurriculum' ? 'bad' : 'warn'}>{text(p.why === 'noCurriculum' ? t.whyNoCurriculum : t.whyNotAttended)}</Status>, text: (p) => p.why, phone: 'status' },
  ]
  return (
    <DataTable
      rows={rows} columns={columns} rowKey={(p) => p.personId} empty={{ title: text(t.allReached), text: text(t.allReachedText) }} xlsx={{ name: text(t.unreached) }} search={(rows?.length ?? 0) > 8} label={text(t.unreached)}
      filters={(rows?.length ?? 0) > 8 ? [{ key: 'department', label: text(t.department), options: [...new Set((rows ?? []).map((r) => r.departmentName))].map((d) => ({ value: d, label: d })), of: (r) => r.departmentName }] : []}
    />
  )
}

function CurriculumTable({ rows }: { rows: readonly Curriculum[] | undefined }) {
  const text = useText()
  const format = useFormat()
  const columns: Column<Curriculum>[] = [
    { key: 'code', title: text(t.code), width: 92, mono: true, phone: 'sub' },
    { key: 'title', title: text(t.roomCurricula) },
    { key: 'people', title: text(t.audiencePeople), width: 110, align: 'right', render: (c) => format.number(c.people), phone: 'none' },
    { key: 'attended', title: text(t.attended), width: 170, align: 'right', render: (c) => <ShareBar value={c.people === 0 ? null : c.attended / c.people} label={c.title} decimals={0} />, text: (c) => c.attended, phone: 'figure' },
    { key: 'passed', title: text(t.examsPassed), width: 130, align: 'right', render: (c) => (c.passed === null ? <span className="lf-none">{text(t.noExam)}</span> : `${c.passed} / ${c.people}`), phone: 'sub' },
  ]
  return <DataTable rows={rows} columns={columns} rowKey={(c) => c.id} empty={{ title: text(t.curriculaEmpty), text: text(t.curriculaEmptyText) }} label={text(t.byCurriculum)} />
}
