import QRCode from 'qrcode'
import { escapeHtml, paragraphsOf, plainPage } from '../../engines/print/plain-page.ts'
import type { LessonView, SessionView } from './contract.ts'
import { words } from './words.ts'

type Locale = 'zh' | 'en'

/** The quick reference card of a lesson, A5: its steps, what it rests on, and a warning when it is out of date. */
export function jobAidSheet(lesson: LessonView, locale: Locale, trainer: string): string {
  const outdated = lesson.state === 'stale' || lesson.teaches.some((t) => t.since !== 'same')
  const basis = lesson.teaches.map((t) => `${t.code} ${t.title} (v${t.checkedVersion})`).join(locale === 'en' ? '; ' : '；')
  const steps = (lesson.jobAid ?? lesson.practice ?? '').split('\n').filter((line) => line.trim() !== '').map((line) => line.replace(/^\s*(\d+[.、)]|[-•])\s*/, ''))
  const body = `<div class="card"><h1>${escapeHtml(lesson.title)}</h1><p class="meta">${words.jobAid[locale]} · ${escapeHtml(lesson.code)} · ${words.version[locale]} ${lesson.version}${trainer ? ` · ${words.trainer[locale]} ${escapeHtml(trainer)}` : ''}</p>${outdated ? `<p><strong>⚠ ${words.outdated[locale]}</strong></p>` : ''}<ol>${steps.map((s) => `<li>${escapeHtml(s)}</li>`).join('')}</ol>${lesson.caseStudy ? `<h2>${locale === 'en' ? 'Watch out' : '常见错误'}</h2>${paragraphsOf(firstParagraph(lesson.caseStudy))}` : ''}<p class="foot">${words.basedOn[locale]}: ${escapeHtml(basis)}</p></div>`
  return plainPage({ locale, title: lesson.title, body, form: 'a5' })
}

function firstParagraph(text: string): string {
  return text.split(/\n\s*\n/)[0] ?? text
}

/** The sign-in sheet, A4, for those without a phone: a row for each invited person, empty rows, the QR code beside the head. */
export async function signInSheet(session: SessionView, locale: Locale, trainer: string, link: string | null): Promise<string> {
  const qr = link ? await QRCode.toString(link, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }) : ''
  const people = session.roster.filter((r) => r.isInvited)
  const row = (cells: string[]): string => `<tr>${cells.map((c, i) => `<td${i === 5 ? ' class="sign" style="width:32%"' : ''}>${c}</td>`).join('')}</tr>`
  const rows = people.map((p, i) => row([String(i + 1), escapeHtml(p.code), escapeHtml(p.name), escapeHtml(p.departmentName), escapeHtml(p.job), '']))
  const spare = Array.from({ length: 5 }, (_, i) => row([String(people.length + i + 1), '', '', '', '', '']))
  const body = `<div class="head"><div><h1>${words.signInSheet[locale]}</h1><p class="meta"><strong>${escapeHtml(session.title)}</strong> · ${escapeHtml(session.code)}<br>${words.when[locale]}: ${escapeHtml(session.heldOn)} ${escapeHtml(session.startTime)} (${session.minutes} ${words.minutes[locale]})<br>${words.place[locale]}: ${escapeHtml(session.place)}<br>${words.trainer[locale]}: ${escapeHtml(trainer)}<br>${words.lessons[locale]}: ${escapeHtml(session.lessons.map((l) => l.title).join(locale === 'en' ? '; ' : '；'))}</p></div>${qr ? `<div style="text-align:center">${qr}<div class="foot">${words.scanToSignIn[locale]}</div></div>` : ''}</div>
<table><thead><tr><th>#</th><th>${words.number[locale]}</th><th>${words.name[locale]}</th><th>${words.department[locale]}</th><th>${words.job[locale]}</th><th>${words.signature[locale]}</th></tr></thead><tbody>${rows.join('')}${spare.join('')}</tbody></table>
<p class="foot">${words.spareRows[locale]} · ${words.trainerSignature[locale]}: ______________</p>`
  return plainPage({ locale, title: `${words.signInSheet[locale]} ${session.code}`, body, form: 'a4' })
}
