import { escapeHtml, plainPage } from '../../engines/print/plain-page.ts'
import type { Tx } from '../../platform/db/door.ts'
import type { ExamResult, ExamSheet, RosterEntry, SessionView } from './contract.ts'
import { fill, percent, words } from './words.ts'

type Locale = 'zh' | 'en'
export interface AttendExam {
  readonly id: string
  readonly title: string
  readonly best: string | null
  readonly isPassed: boolean
  readonly attemptsLeft: number
}

const head = (session: SessionView, l: Locale, trainer: string): string => `<h1>${escapeHtml(session.title)}</h1><p class="meta">${escapeHtml(session.heldOn)} ${escapeHtml(session.startTime)} · ${escapeHtml(session.place)}${trainer ? ` · ${words.trainer[l]} ${escapeHtml(trainer)}` : ''}</p>`
const page = (locale: Locale, title: string, body: string): string => plainPage({ locale, title, body, form: 'phone' })

/** First page: departments, or names when one department is chosen or invited alone. */
export function choosePage(tx: Tx, session: SessionView, trainer: string, department: string | null): string {
  const l = tx.locale
  const invited = session.roster.filter((r) => r.isInvited || r.signedIn)
  const departments = [...new Set(invited.map((r) => r.departmentName))]
  const chosen = departments.length === 1 ? departments[0]! : departments.includes(department ?? '') ? department : null
  if (chosen === null) {
    const list = departments.map((d) => `<a class="choice" href="?department=${encodeURIComponent(d)}">${escapeHtml(d)}<small>${invited.filter((r) => r.departmentName === d && r.signedIn).length} / ${invited.filter((r) => r.departmentName === d).length}</small></a>`)
    return page(l, session.title, `${head(session, l, trainer)}<h2>${words.attendChooseDepartment[l]}</h2><div class="choices">${list.join('')}</div>`)
  }
  const list = invited.filter((r) => r.departmentName === chosen).map((r) => `<a class="choice" href="?person=${r.personId}">${escapeHtml(r.name)}${r.signedIn ? ' ✓' : ''}<small>${escapeHtml(r.job ?? '')} ${escapeHtml(r.code)}</small></a>`)
  const again = departments.length > 1 ? `<p><a href="?">${words.attendOther[l]}</a></p>` : ''
  return page(l, session.title, `${head(session, l, trainer)}<h2>${words.attendChooseName[l]} · ${escapeHtml(chosen)}</h2><div class="choices">${list.join('')}</div><p class="meta" style="margin-top:16px">${words.attendNobody[l]}</p>${again}`)
}

/** A person's page: sign in, then the exams of the session. */
export function personPage(tx: Tx, session: SessionView, trainer: string, entry: RosterEntry, exams: readonly AttendExam[]): string {
  const l = tx.locale
  const who = `<div class="sheet"><strong>${escapeHtml(entry.name)}</strong><br><span class="meta">${escapeHtml(entry.departmentName)} ${escapeHtml(entry.job ?? '')} · ${escapeHtml(entry.code)}</span></div>`
  if (!entry.signedIn) {
    return page(l, session.title, `${head(session, l, trainer)}<h2>${words.attendAreYou[l]}</h2>${who}<form method="post" action="?do=sign-in"><input type="hidden" name="person" value="${entry.personId}"><button class="primary">${escapeHtml(fill(words.attendSignIn[l], { name: entry.name }))}</button></form><p style="margin-top:16px"><a href="?">${words.attendOther[l]}</a></p>`)
  }
  const time = new Intl.DateTimeFormat(l === 'en' ? 'en-GB' : 'zh-CN', { timeZone: tx.zone, hour: '2-digit', minute: '2-digit' }).format(new Date(entry.signedIn.at))
  const list = exams.map((e) => {
    const status = e.isPassed ? `<p class="note ok">${escapeHtml(fill(words.attendPassed[l], { score: percent(e.best) }))}</p>` : e.attemptsLeft > 0
      ? `<p class="meta">${escapeHtml(fill(words.attendLeft[l], { n: e.attemptsLeft }))}</p><form method="post" action="?do=start"><input type="hidden" name="person" value="${entry.personId}"><input type="hidden" name="exam" value="${e.id}"><button class="primary">${words.attendStart[l]}</button></form>`
      : `<p class="note warn">${words.attendNoneLeft[l]}</p>`
    return `<div class="sheet"><strong>${escapeHtml(e.title)}</strong>${status}</div>`
  })
  return page(l, session.title, `${head(session, l, trainer)}<p class="note ok"><strong>${escapeHtml(fill(words.attendDone[l], { name: entry.name }))}</strong><br>${escapeHtml(fill(words.attendAt[l], { time }))}</p>${list.length > 0 ? `<h2>${words.attendExams[l]}</h2>${list.join('')}` : ''}<p><a href="?">${words.attendOther[l]}</a></p>`)
}

export function sheetPage(tx: Tx, sheet: ExamSheet, personId: string): string {
  const l = tx.locale
  const until = new Intl.DateTimeFormat(l === 'en' ? 'en-GB' : 'zh-CN', { timeZone: tx.zone, hour: '2-digit', minute: '2-digit' }).format(new Date(sheet.endsAt))
  const questions = sheet.questions.map((q, i) => `<fieldset><legend>${i + 1}. ${escapeHtml(q.text)}</legend><p class="meta">${words[q.type][l]} · ${escapeHtml(fill(words.points[l], { n: q.points }))}</p>${q.options.map((o) => `<label class="option"><input type="${q.type === 'multiple' ? 'checkbox' : 'radio'}" name="q.${q.id}" value="${escapeHtml(o.id)}"${q.type === 'multiple' ? '' : ' required'}><span>${escapeHtml(o.text)}</span></label>`).join('')}</fieldset>`)
  return page(l, sheet.title, `<h1>${escapeHtml(sheet.title)}</h1><p class="meta">${escapeHtml(fill(words.examRules[l], { count: sheet.questions.length, points: sheet.points, mark: percent(sheet.passMark), minutes: sheet.minutes, until }))}</p><form method="post" action="?do=hand-in"><input type="hidden" name="person" value="${personId}"><input type="hidden" name="attempt" value="${sheet.attemptId}">${questions.join('')}<button class="primary">${words.handIn[l]}</button></form>`)
}

export function resultPage(tx: Tx, result: ExamResult, personId: string): string {
  const l = tx.locale
  const questions = result.questions.map((q, i) => `<div class="sheet"><strong>${i + 1}. ${escapeHtml(q.text)}</strong><br><span class="meta">${q.points === q.of ? words.right[l] : q.points > 0 ? words.partly[l] : words.wrong[l]} · ${q.points} / ${q.of}</span>${q.right ? `<p>${words.rightAnswer[l]}: ${escapeHtml(q.right.join(l === 'en' ? '; ' : '；'))}</p>` : ''}${q.explanation ? `<p class="meta">${escapeHtml(q.explanation)}</p>` : ''}</div>`)
  return page(l, result.title, `<h1>${escapeHtml(result.title)}</h1><p class="note ${result.isPassed ? 'ok' : 'bad'}"><span class="figure">${percent(result.score)}</span><br>${result.isPassed ? words.resultPassed[l] : words.resultFailed[l]} · ${escapeHtml(fill(words.resultScore[l], { points: result.points, of: result.of, mark: percent(result.passMark) }))}</p>${questions.join('')}<p><a class="choice primary" href="?person=${personId}">${words.back[l]}</a></p>`)
}

export function messagePage(locale: Locale, title: string, text: string): string {
  return page(locale, title, `<h1>${escapeHtml(title)}</h1><p class="note warn">${escapeHtml(text)}</p>`)
}
