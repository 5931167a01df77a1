import type { Block, DocumentModel } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { phaseOf } from '../../../platform/gates/evaluate.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import type { KpiSeries } from '../contract.ts'
import { feedback, improvement, release } from '../kinds.ts'
import { adoption, kpiSeries } from '../queries.ts'
import { texts } from '../texts.ts'

/** 《效果复盘报告》 DOC-45: each pain point before and after on one formula with its uncertainty, use, feedback and releases. */
export async function benefitReview(tx: Tx, input: { phaseId: string | null }): Promise<DocumentModel> {
  const say = (key: keyof typeof texts): string => texts[key][tx.locale]
  const phase = input.phaseId ? await phaseOf(tx, input.phaseId) : null
  const series = await kpiSeries(tx, phase?.id ?? null)
  const use = await adoption(tx)
  const given = await listItems(tx, feedback)
  const improvements = await listItems(tx, improvement)
  const releases = (await listItems(tx, release)).filter((r) => r.state === 'published')
  return {
    title: say('benefitReview'), number: `BEN-${phase?.code ?? 'ALL'}`, version: '1.0', locale: tx.locale,
    cover: [{ label: say('phase'), value: phase?.name ?? say('allPhases') }, { label: say('asOf'), value: tx.today }],
    revisions: [{ version: '1.0', date: tx.today, author: '', change: say('computed') }],
    signatures: [{ role: say('sponsorRole') }, { role: say('implementerRole') }],
    sections: [
      { heading: say('conclusion'), blocks: [{ type: 'list', items: series.map((k) => `${k.title}：${verdictLine(k, say)}`) }] },
      { heading: say('kpiRoom'), blocks: [kpiTable(series, say), { type: 'paragraph', text: say('effectMethod') }] },
      { heading: say('adoption'), blocks: [{ type: 'table', columns: [{ header: say('department'), width: 3 }, { header: say('use'), width: 2, align: 'right' }, { header: say('outside'), width: 2, align: 'right' }, { header: say('satisfaction'), width: 2, align: 'right' }], rows: use.departments.map((d) => [d.name, share(d.use), share(d.outside), d.satisfaction ?? say('fewAnswers')]) }] },
      { heading: say('feedbackRoom'), blocks: [{ type: 'fields', rows: [
        { label: say('received'), value: String(given.length) },
        { label: say('answeredCount'), value: String(given.filter((f) => f.answeredAt).length) },
        { label: say('improvementRoom'), value: `${improvements.filter((i) => i.state === 'released').length} / ${improvements.length}` },
        { label: say('releaseRoom'), value: releases.map((r) => `${r.code} ${r.title}（${r.releasedOn}）`).join('；') || '—' },
      ] }] },
    ],
  }
}

function kpiTable(series: readonly KpiSeries[], say: (key: keyof typeof texts) => string): Block {
  return {
    type: 'table',
    columns: [{ header: say('kpi'), width: 4 }, { header: say('before'), width: 2, align: 'right' }, { header: say('after'), width: 2, align: 'right' }, { header: say('interval'), width: 3, align: 'right' }, { header: say('target'), width: 2, align: 'right' }, { header: say('verdict'), width: 2 }],
    rows: series.map((k) => [
      `${k.code} ${k.title}`,
      k.effect && k.effect.before.n > 0 ? `${k.effect.before.mean.toFixed(1)} (n=${k.effect.before.n})` : '—',
      k.effect && k.effect.after.n > 0 ? `${k.effect.after.mean.toFixed(1)} (n=${k.effect.after.n})` : '—',
      k.effect?.interval ? `${k.effect.interval[0].toFixed(1)} … ${k.effect.interval[1].toFixed(1)}` : '—',
      `${k.target} ${k.unit}`,
      say(k.effect?.verdict ?? 'tooEarly'),
    ]),
  }
}

function verdictLine(k: KpiSeries, say: (key: keyof typeof texts) => string): string {
  if (!k.effect || k.effect.after.n === 0) return say('tooEarly')
  return `${k.effect.before.mean.toFixed(1)} → ${k.recent ?? k.effect.after.mean.toFixed(1)} ${k.unit}，${say(k.effect.verdict)}`
}

function share(ratio: string | null): string {
  return ratio === null ? '—' : `${(Number(ratio) * 100).toFixed(0)} %`
}
