import type { ItemRow, Page as PageOf } from '../../../platform/wire.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Register } from '../../../web/parts/register.tsx'
import './planning.css'
import { texts as t } from './texts.ts'

/** 项目问题: the sheet that every project lives by, with what is overdue on top. */
export default function IssuesPage() {
  const text = useText()
  const { phaseId, person } = useImplementation()
  const { data } = useRead<PageOf<ItemRow>>('/items/project-issues', { phase: phaseId ?? undefined, limit: 2000 })
  const rows = data?.rows ?? []
  const open = rows.filter((r) => r.state !== 'closed')
  const overdue = open.filter((r) => Number(r.daysLate ?? 0) > 0).sort((a, b) => Number(b.daysLate) - Number(a.daysLate))
  return (
    <Page title={text(t.issues)} lead={text(t.issuesLead)}>
      {rows.length > 0 && (
        <FigureRow>
          <Figure label={text(t.openIssues)} value={open.length} unit={`/ ${rows.length}`} />
          <Figure label={text(t.overdueIssues)} value={overdue.length} tone={overdue.length > 0 ? 'bad' : 'ok'} note={overdue[0] ? `${text(t.longest, { n: Number(overdue[0].daysLate) })} · ${person(overdue[0].ownerId) || text(t.noOwner)}` : undefined} />
          <Figure label={text(t.highIssues)} value={open.filter((r) => r.severity === 'high').length} tone={open.some((r) => r.severity === 'high') ? 'warn' : 'ok'} />
          <Figure label={text(t.toConfirm)} value={open.filter((r) => r.state === 'resolved').length} />
        </FigureRow>
      )}
      <Register kind="projectIssue" columns={['code', 'title', 'nature', 'departmentId', 'ownerId', 'dueOn', 'daysOpen', 'daysLate', 'state']} empty={{ title: text(t.issuesEmpty), text: text(t.issuesEmptyText) }} />
    </Page>
  )
}
