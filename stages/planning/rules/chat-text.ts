import type { WeeklyReport } from '../contract.ts'

interface Heading {
  readonly title: string
  readonly judgement: string
}

/** The weekly report as a message for a chat: plain lines, no emoji, names and days first. */
export function chatTextOf(report: WeeklyReport, { title, judgement }: Heading, locale: 'zh' | 'en'): string {
  return locale === 'zh' ? inChinese(report, title, judgement) : inEnglish(report, title, judgement)
}

const short = (day: string | null): string => (day ? day.slice(5) : '')
const byName = (person: string | null): string => (person ? `，${person}` : '')

function inChinese(r: WeeklyReport, title: string, judgement: string): string {
  const lines = [`【${title} 周报】第 ${r.weekNumber} 周（${short(r.weekOf)} 至 ${short(r.weekEnd)}）`]
  let number = 0
  const section = (head: string, own: string[]): void => {
    if (own.length === 0) return
    number += 1
    lines.push('', `${'一二三四五六七八九'[number - 1]}、${head}`, ...own)
  }
  section('本周判断', judgement.split('\n').map((l) => l.trim()).filter(Boolean))
  section('上线预测', r.phases.filter((p) => p.forecastGoLive).map((p) => `${p.name}：计划 ${short(p.plannedGoLive)}，预测 ${short(p.forecastGoLive)}${slip(p.slipDays)}`))
  section('卡在谁那里', r.stuck.flatMap((s) => [
    `${s.person ?? '未指定责任人'}${s.department ? `（${s.department}）` : ''}：${s.items.length} 项，最长 ${s.worstDays} 天`,
    ...s.items.slice(0, 3).map((i) => `  · ${i.title}，${i.why === 'blocked' ? '等了' : i.why === 'undecided' ? '未决' : '逾期'} ${i.days} 天`),
    ...(s.items.length > 3 ? [`  · 另有 ${s.items.length - 3} 项`] : []),
  ]))
  section(`本周完成 ${r.doneTotal} 项`, r.done.map((d, i) => `${i + 1}. ${d.title}${byName(d.person)}`))
  section(`下周到期 ${r.nextTotal} 项`, r.next.map((d, i) => `${i + 1}. ${d.title}${byName(d.person)}，${short(d.on)}`))
  section('要领导定的事', r.toDecide.map((d, i) => `${i + 1}. ${d.title}${byName(d.person)}${d.decideBy ? `，最晚 ${short(d.decideBy)}` : ''}${d.daysLate > 0 ? `，已过 ${d.daysLate} 天` : ''}`))
  section('本周已定', r.decided.map((d, i) => `${i + 1}. ${d.title}：${d.outcome ?? ''}`))
  section(`项目问题：新增 ${r.issues.opened}，关闭 ${r.issues.closed}，未关 ${r.issues.open}，逾期 ${r.issues.overdue}`, r.issues.top.slice(0, 3).map((i, n) => `${n + 1}. ${i.title}${byName(i.person)}${i.daysLate > 0 ? `，逾期 ${i.daysLate} 天` : ''}`))
  section('主要风险', r.risks.slice(0, 3).map((k, i) => `${i + 1}. ${k.title}（${k.score} 分${k.isFired ? '，已触发' : ''}）${byName(k.person)}`))
  return lines.join('\n')
}

function slip(days: number | null): string {
  return days === null || days === 0 ? '' : days > 0 ? `，晚 ${days} 天` : `，早 ${-days} 天`
}

function inEnglish(r: WeeklyReport, title: string, judgement: string): string {
  const lines = [`${title}: weekly report, week ${r.weekNumber} (${r.weekOf} to ${r.weekEnd})`]
  let number = 0
  const section = (head: string, own: string[]): void => {
    if (own.length === 0) return
    number += 1
    lines.push('', `${number}. ${head}`, ...own)
  }
  const days = (n: number): string => `${n} ${n === 1 ? 'day' : 'days'}`
  const name = (person: string | null): string => (person ? `, ${person}` : '')
  section('Judgement', judgement.split('\n').map((l) => l.trim()).filter(Boolean))
  section('Go-live forecast', r.phases.filter((p) => p.forecastGoLive).map((p) => `${p.name}: planned ${p.plannedGoLive ?? 'not set'}, forecast ${p.forecastGoLive}${p.slipDays ? `, ${days(Math.abs(p.slipDays))} ${p.slipDays > 0 ? 'late' : 'early'}` : ''}`))
  section('Who it is stuck with', r.stuck.flatMap((s) => [
    `${s.person ?? 'No owner'}${s.department ? ` (${s.department})` : ''}: ${s.items.length} ${s.items.length === 1 ? 'item' : 'items'}, up to ${days(s.worstDays)}`,
    ...s.items.slice(0, 3).map((i) => `  - ${i.title}, ${i.why === 'blocked' ? 'waiting' : i.why === 'undecided' ? 'undecided' : 'late'} ${days(i.days)}`),
    ...(s.items.length > 3 ? [`  - and ${s.items.length - 3} more`] : []),
  ]))
  section(`Done this week: ${r.doneTotal}`, r.done.map((d) => `- ${d.title}${name(d.person)}`))
  section(`Due next week: ${r.nextTotal}`, r.next.map((d) => `- ${d.title}${name(d.person)}, ${d.on}`))
  section('For the leaders to decide', r.toDecide.map((d) => `- ${d.title}${name(d.person)}${d.decideBy ? `, by ${d.decideBy}` : ''}${d.daysLate > 0 ? `, ${days(d.daysLate)} past` : ''}`))
  section('Decided this week', r.decided.map((d) => `- ${d.title}: ${d.outcome ?? ''}`))
  section(`Project issues: ${r.issues.opened} new, ${r.issues.closed} closed, ${r.issues.open} open, ${r.issues.overdue} overdue`, r.issues.top.slice(0, 3).map((i) => `- ${i.title}${name(i.person)}${i.daysLate > 0 ? `, ${days(i.daysLate)} late` : ''}`))
  section('Top risks', r.risks.slice(0, 3).map((k) => `- ${k.title} (${k.score}${k.isFired ? ', fired' : ''})${name(k.person)}`))
  return lines.join('\n')
}
