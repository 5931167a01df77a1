import { useRead } from '../../../web/parts/api.ts'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Section } from '../../../web/parts/section.tsx'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import type { SurveyResultsView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import './requirements.css'

type Group = SurveyResultsView['groups'][number]
type Result = SurveyResultsView['questions'][number]
const threshold = 0.6

/** What came back: rates by department, then each question. Groups under five stay hidden. */
export function SurveyResults({ id, brief = false }: { id: string; brief?: boolean }) {
  const text = useText()
  const { number, percent } = useFormat()
  const { department } = useImplementation()
  const { data } = useRead<SurveyResultsView>(`/surveys/${id}/results`)
  if (!data) return <Skeleton rows={6} />
  if (data.answered === 0) return <Empty title={text(t.noAnswers)} text={text(t.surveyLead)} />
  const columns: Column<Group>[] = [
    { key: 'department', title: text(t.department), text: (g) => department(g.departmentId), render: (g) => department(g.departmentId) || '—', sort: true, phone: 'title' },
    { key: 'answered', title: `${text(t.answered)} / ${text(t.invited)}`, width: 160, align: 'right', text: (g) => g.answered, render: (g) => <>{g.isHidden ? <span className="lf-meta">{text(t.hiddenGroup)}</span> : number(g.answered)} <span className="lf-meta">/ {number(g.invited)}</span></>, sort: true, phone: 'sub' },
    { key: 'rate', title: text(t.responseRate), width: 150, align: 'right', text: (g) => (g.rate === null ? null : Number(g.rate)), render: (g) => <ShareBar value={g.rate} threshold={threshold} label={department(g.departmentId)} decimals={0} />, sort: true, phone: 'figure' },
  ]
  return (
    <>
      <FigureRow>
        <Figure label={text(t.invited)} value={number(data.invited)} />
        <Figure label={text(t.answered)} value={number(data.answered)} />
        <Figure label={text(t.responseRate)} value={data.rate === null ? '—' : percent(data.rate, 0)} tone={data.rate !== null && Number(data.rate) < threshold ? 'bad' : 'idle'} note={data.rate !== null && Number(data.rate) < threshold ? text(t.notRepresentative) : undefined} />
        {!brief && <Figure label={text(t.alpha)} value={data.alpha ?? '—'} formula={text(t.alphaFormula)} />}
      </FigureRow>
      <DataTable rows={data.groups} rowKey={(g) => g.departmentId ?? ''} columns={columns} label={text(t.byDepartment)} xlsx={{ name: `${data.survey.code} ${text(t.byDepartment)}` }} empty={null} />
      {data.leftOut > 0 && <p className="lf-meta rq-lead">{text(data.questions.every((q) => q.n === 0) ? t.tooFew : t.leftOut, { n: data.leftOut })}</p>}
      {!brief && data.questions.some((q) => q.n > 0) && <div className="rq-results">{data.questions.map((q, i) => <QuestionResult key={q.questionId} no={i + 1} result={q} about={data.texts[q.questionId]!} />)}</div>}
    </>
  )
}

function QuestionResult({ no, result: r, about }: { no: number; result: Result; about: SurveyResultsView['texts'][string] }) {
  const text = useText()
  const { number } = useFormat()
  const { department } = useImplementation()
  const most = Math.max(1, ...r.counts.map((c) => c.count))
  const byMean = [...r.byDepartment].filter((d) => d.mean !== null).sort((a, b) => Number(b.mean) - Number(a.mean))
  const ordered = about.kind === 'rank' ? [...r.counts].sort((a, b) => Number(a.meanRank ?? 99) - Number(b.meanRank ?? 99)) : r.counts
  const top = about.kind === 'scale' ? 5 : Math.max(1, ...byMean.map((d) => Number(d.mean)))
  return (
    <Section title={`${no}. ${about.text}`} extra={<span className="lf-meta">{text(t.sheets, { n: r.n })}</span>}>
      {(about.kind === 'scale' || about.kind === 'number') && (
        <p className="rq-result-line"><b>{r.mean === null ? '—' : number(r.mean, about.kind === 'scale' ? 2 : 0)}</b> {about.unit} <span className="lf-meta">{r.interval && text(t.interval, { n: number(r.interval, about.kind === 'scale' ? 2 : 0) })} · {text(t.median)} {r.median === null ? '—' : number(r.median)}</span></p>
      )}
      <div className="rq-result">
        {ordered.length > 0 && (
          <ul className="rq-bars">
            {ordered.map((c) => <li key={c.value}><span>{about.kind === 'scale' ? c.value : about.options[c.value]}</span><span className="rq-bar" aria-hidden="true"><i style={{ inlineSize: `${(c.count / most) * 100}%` }} /></span><span className="num">{number(c.count)}{c.meanRank !== null && <small> {text(t.meanRank)} {number(c.meanRank, 1)}</small>}</span></li>)}
          </ul>
        )}
        {byMean.length > 0 && (
          <ul className="rq-bars" aria-label={text(t.byDepartment)}>
            {byMean.map((d) => <li key={d.departmentId}><span>{department(d.departmentId)}</span><span className="rq-bar" aria-hidden="true"><i style={{ inlineSize: `${(Number(d.mean) / top) * 100}%` }} /></span><span className="num">{number(d.mean, about.kind === 'scale' ? 2 : 0)}</span></li>)}
          </ul>
        )}
        {r.texts.length > 0 && <ul className="rq-texts">{[...Map.groupBy(r.texts, (w) => w)].map(([w, all]) => <li key={w}>{w}{all.length > 1 && <small className="lf-meta"> × {number(all.length)}</small>}</li>)}</ul>}
      </div>
    </Section>
  )
}
