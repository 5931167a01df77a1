import { escapeHtml, plainPage } from '../../engines/print/plain-page.ts'
import type { RunbookView } from './contract.ts'
import { fill, momentIn, words } from './words.ts'

/** A sheet for each person (or the one asked for): their tasks in the order of time, also those they back up, with lines for the real times. */
export function taskCards(board: RunbookView, names: ReadonlyMap<string, string>, locale: 'zh' | 'en', zone: string, onlyPersonId: string | null): string {
  const people = onlyPersonId ? [onlyPersonId] : [...new Set(board.tasks.flatMap((t) => (t.ownerId ? [t.ownerId] : [])))].sort((a, b) => (names.get(a) ?? '').localeCompare(names.get(b) ?? '', 'zh'))
  const cards = people.map((id, i) => {
    const own = board.tasks.filter((t) => t.ownerId === id || t.backupOwnerId === id).sort((a, b) => ((a.plannedStart ?? '9') < (b.plannedStart ?? '9') ? -1 : 1))
    const rows = own.map((t) => `<tr><td>${escapeHtml(t.code)}${t.isPointOfNoReturn ? `<br><strong>${words.noReturn[locale]}</strong>` : ''}</td><td><strong>${escapeHtml(t.title)}</strong>${t.ownerId === id ? '' : ` (${words.asBackup[locale]})`}${t.instruction ? `<br>${escapeHtml(t.instruction).replaceAll('\n', '<br>')}` : ''}${t.verification ? `<br>${words.verify[locale]}: ${escapeHtml(t.verification)}` : ''}${t.ifItFails ? `<br>${words.ifItFails[locale]}: ${escapeHtml(t.ifItFails)}` : ''}</td><td>${escapeHtml(momentIn(zone, t.plannedStart) || words.rollback[locale])}<br>${t.durationMinutes} ${words.minutes[locale]}</td><td>${escapeHtml(t.predecessors.join(', '))}</td><td>${escapeHtml(names.get((t.ownerId === id ? t.backupOwnerId : t.ownerId) ?? '') ?? '')}</td><td style="width:15%">&nbsp;</td></tr>`)
    return `<section class="${i > 0 ? 'newPage' : ''}"><h1>${escapeHtml(fill(words.forPerson[locale], { name: names.get(id) ?? '' }))}</h1><p class="meta">${escapeHtml(board.wave.code)} ${escapeHtml(board.wave.title)} · ${words.t0[locale]} ${escapeHtml(momentIn(zone, board.wave.startsAt))} · ${words.opens[locale]} ${escapeHtml(momentIn(zone, board.wave.opensAt))} · ${words.lastRollback[locale]} ${escapeHtml(momentIn(zone, board.window.lastRollbackAt))}</p>
<table><thead><tr><th>#</th><th>${words.task[locale]}</th><th>${words.start[locale]}</th><th>${words.after[locale]}</th><th>${words.owner[locale]} / ${words.backup[locale]}</th><th>${words.startedAt[locale]} – ${words.endedAt[locale]}</th></tr></thead><tbody>${rows.join('')}</tbody></table>
<p class="foot">${words.ownSignature[locale]}: ______________________</p></section>`
  })
  return plainPage({ locale, title: `${words.cardTitle[locale]} ${board.wave.code}`, body: cards.join('\n'), form: 'a4' })
}
