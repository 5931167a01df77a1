import { writeXlsx } from 'hucre/xlsx'
import type { SessionView } from './contract.ts'
import { words } from './words.ts'

/** The roster of a session as .xlsx: who was invited, who signed in and how, exam scores. */
export async function rosterWorkbook(session: SessionView, locale: 'zh' | 'en'): Promise<Buffer> {
  const channel = { roster: words.channelRoster, link: words.channelLink, paper: words.channelPaper }
  const headers = [words.number, words.name, words.department, words.job, words.invited, words.attended, words.channel].map((w) => w[locale])
  const examHeaders = session.exams.map((e) => e.title)
  const rows = session.roster.map((r) => [
    r.code, r.name, r.departmentName, r.job ?? '', r.isInvited ? '✓' : '', r.signedIn ? '✓' : '', r.signedIn ? channel[r.signedIn.channel][locale] : '',
    ...session.exams.map((e) => { const own = r.exams.find((x) => x.code === e.code); return own?.score === null || own === undefined ? '' : Number(own.score) }),
  ])
  const sheet = await writeXlsx({
    sheets: [{
      name: session.code,
      columns: [...headers, ...examHeaders].map((header, i) => ({ header, key: `c${i}`, width: i === 1 || i === 3 ? 16 : i >= headers.length ? 24 : 12, ...(i >= headers.length ? { numFmt: '0%' } : {}) })),
      data: rows.map((row) => Object.fromEntries(row.map((value, i) => [`c${i}`, value]))),
      freezePane: { rows: 1 },
    }],
  })
  return Buffer.from(sheet)
}
