import { and, eq, inArray } from 'drizzle-orm'
import type { Text } from '../../engines/errors.ts'
import { type Actor, asActor, type Tx } from '../../platform/db/door.ts'
import { measureGate, phaseOf } from '../../platform/gates/evaluate.ts'
import { signGate } from '../../platform/gates/gate.ts'
import { transitionItem } from '../../platform/kinds/commands.ts'
import { departments, people } from '../../platform/organization/tables.ts'
import { createItem, getItem, linkItems, listItems, updateItem } from '../../platform/trace/item-store.ts'
import { configurationItem } from '../../stages/configuration/kinds/configuration-item.ts'
import { appointSeedUser } from '../../stages/training/commands/appoint-seed-user.ts'
import { markStaleLessons } from '../../stages/training/commands/mark-stale-lessons.ts'
import { saveQuestions } from '../../stages/training/commands/save-questions.ts'
import { signInByLink } from '../../stages/training/commands/sign-in-by-link.ts'
import { signInPeople } from '../../stages/training/commands/sign-in-people.ts'
import { startAttempt } from '../../stages/training/commands/start-attempt.ts'
import { submitAttempt } from '../../stages/training/commands/submit-attempt.ts'
import { questionsOf } from '../../stages/training/exam-bank.ts'
import { taughtItems } from '../../stages/training/gate.ts'
import { curriculum, exam, lesson, trainingSession } from '../../stages/training/kinds.ts'
import { attendance } from '../../stages/training/own-tables.ts'
import type { SeedContext, SeedStep } from './step.ts'
import { examTexts } from './training-exams.ts'
import { curriculumTexts, lessonTexts } from './training-lessons.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

interface SessionText {
  readonly key: string
  readonly phase?: 'phase2'
  readonly at: number
  readonly time: string
  readonly title: Text
  readonly place: Text
  readonly minutes: number
  readonly capacity: number
  readonly trainer: string
  readonly departments: string
  readonly lessons: readonly string[]
  /** Front-line people of these jobs, from–to in the order of their numbers (to excluded), and people of the story by key. */
  readonly attend?: { readonly jobs: readonly (readonly [string, string, number, number])[]; readonly people?: readonly string[]; readonly channel: 'roster' | 'link' }
  readonly evaluation?: Text
}

const room = t('二楼培训室', 'Training room, second floor')
const gate3 = t('三号收货门现场', 'Receiving gate 3')

/** Twelve sessions before go-live, two refreshers after it, and those of phase 2 that are only planned. */
const sessions: readonly SessionText[] = [
  { key: 'trn.1', at: -134, time: '14:00', title: t('管理者看报表', 'Reports for managers'), place: t('一号会议室', 'Meeting room 1'), minutes: 90, capacity: 8, trainer: 'he', departments: 'GM、PMC、PUR、WH、QA、ENG', lessons: ['les.dashboard', 'les.approve-mobile'], attend: { jobs: [], people: ['chen', 'lin', 'wu', 'zhao', 'wang', 'ma'], channel: 'roster' }, evaluation: t('到货及时率的口径问得最多，已加进速查卡。总经理当场批了两张请购单。', 'Most questions were about on-time receipts; added to the card. The general manager approved two requisitions on the spot.') },
  { key: 'trn.2', at: -130, time: '09:00', title: t('物料申请与查重', 'Requesting materials'), place: room, minutes: 120, capacity: 8, trainer: 'huang', departments: 'ENG', lessons: ['les.material-request'], attend: { jobs: [['ENG', 'BOM 工程师', 0, 5]], people: ['huang'], channel: 'roster' } },
  { key: 'trn.3', at: -127, time: '09:00', title: t('从请购到订单 第一场', 'From requisition to order, first session'), place: room, minutes: 180, capacity: 6, trainer: 'he', departments: 'PUR', lessons: ['les.requisition', 'les.supplier'], attend: { jobs: [['PUR', '采购员', 0, 4]], people: ['cao'], channel: 'roster' }, evaluation: t('合并下单一次学会；价格审批的退回原因还写得太简单。', 'Merging was learnt at once; reasons for returned prices are still too short.') },
  { key: 'trn.4', at: -123, time: '14:00', title: t('扫码收货 A 班', 'Receiving by scan, shift A'), place: gate3, minutes: 180, capacity: 16, trainer: 'zhao', departments: 'WH', lessons: ['les.scan-receipt'], attend: { jobs: [['WH', '仓管员', 0, 11]], people: ['peng'], channel: 'link' }, evaluation: t('平均每单 2 分 40 秒，两人扫错箱码，已现场纠正。', '2 min 40 s a receipt on average; two scanned the wrong box and were put right.') },
  { key: 'trn.5', at: -120, time: '14:00', title: t('扫码收货 B 班', 'Receiving by scan, shift B'), place: gate3, minutes: 180, capacity: 12, trainer: 'zhao', departments: 'WH', lessons: ['les.scan-receipt'], attend: { jobs: [['WH', '仓管员', 11, 19]], channel: 'link' } },
  { key: 'trn.6', at: -116, time: '09:00', title: t('来料检验 A 班', 'Incoming inspection, shift A'), place: t('检验室', 'Inspection room'), minutes: 120, capacity: 10, trainer: 'deng', departments: 'QA', lessons: ['les.inspection'], attend: { jobs: [['QA', '检验员', 0, 6]], channel: 'roster' } },
  { key: 'trn.7', at: -113, time: '14:00', title: t('补货建议的处理', 'Replenishment suggestions'), place: room, minutes: 120, capacity: 16, trainer: 'wang', departments: 'PMC', lessons: ['les.min-max'], attend: { jobs: [['PMC', '生产计划员', 0, 6], ['PMC', '物料计划员', 0, 5]], channel: 'roster' } },
  { key: 'trn.8', at: -110, time: '14:00', title: t('批次领料与发货', 'Issuing by batch, and shipping'), place: t('成品仓现场', 'Finished goods store'), minutes: 120, capacity: 20, trainer: 'zhao', departments: 'WH', lessons: ['les.issue'], attend: { jobs: [['WH', '发货员', 0, 7], ['WH', '仓管员', 0, 6]], channel: 'link' } },
  { key: 'trn.9', at: -107, time: '09:00', title: t('来料检验 B 班', 'Incoming inspection, shift B'), place: t('检验室', 'Inspection room'), minutes: 120, capacity: 10, trainer: 'deng', departments: 'QA', lessons: ['les.inspection'], attend: { jobs: [['QA', '检验员', 6, 11]], channel: 'roster' } },
  { key: 'trn.10', at: -104, time: '09:00', title: t('交期跟催：种子用户带教', 'Chasing dates, taught by a seed user'), place: room, minutes: 120, capacity: 8, trainer: 'cao', departments: 'PUR', lessons: ['les.follow-up', 'les.requisition'], attend: { jobs: [['PUR', '采购员', 2, 7]], people: ['cao'], channel: 'roster' }, evaluation: t('种子用户自己的案例最管用：四次改期的变速器。', 'The seed user’s own case helped most: four new dates for derailleurs.') },
  { key: 'trn.11', at: -100, time: '14:00', title: t('循环盘点', 'Cycle counting'), place: t('原材料仓现场', 'Raw material store'), minutes: 120, capacity: 24, trainer: 'zhao', departments: 'WH', lessons: ['les.count', 'les.issue'], attend: { jobs: [['WH', '仓管员', 4, 20]], people: ['peng'], channel: 'roster' } },
  { key: 'trn.12', at: -95, time: '09:00', title: t('上线前补课', 'Make-up session before go-live'), place: room, minutes: 120, capacity: 4, trainer: 'liu', departments: 'WH、QA、PMC、PUR', lessons: ['les.scan-receipt', 'les.inspection', 'les.min-max', 'les.follow-up'], attend: { jobs: [['WH', '仓管员', 20, 21], ['PMC', '物料计划员', 5, 6]], channel: 'roster' } },
  { key: 'trn.13', at: -58, time: '14:00', title: t('循环盘点复训', 'Refresher: cycle counting'), place: t('原材料仓现场', 'Raw material store'), minutes: 60, capacity: 14, trainer: 'zhao', departments: 'WH', lessons: ['les.count'], attend: { jobs: [['WH', '仓管员', 0, 12]], channel: 'roster' } },
]

const planned: readonly (SessionText & { readonly day: number })[] = [
  { key: 'trn.today', at: -3, day: 0, time: '14:00', title: t('交期跟催复训', 'Refresher: chasing dates'), place: room, minutes: 60, capacity: 12, trainer: 'liu', departments: 'PUR', lessons: ['les.follow-up'] },
  { key: 'trn.21', phase: 'phase2', at: -12, day: 26, time: '09:00', title: t('主计划与物料需求 第一场', 'Master schedule and requirements, first session'), place: room, minutes: 240, capacity: 14, trainer: 'wang', departments: 'PMC', lessons: ['les.mrp'] },
  { key: 'trn.22', phase: 'phase2', at: -12, day: 33, time: '07:30', title: t('班前扫码报工 一车间', 'Before the shift: reporting, shop 1'), place: t('一车间班前区', 'Shop 1, before the line'), minutes: 30, capacity: 40, trainer: 'gao', departments: 'PRD', lessons: ['les.report-scan'] },
  { key: 'trn.23', phase: 'phase2', at: -12, day: 40, time: '14:00', title: t('接单承诺交期', 'Promising dates'), place: room, minutes: 90, capacity: 12, trainer: 'feng', departments: 'SAL', lessons: ['les.promise'] },
]

/** Department, job, from, to (excluded): seed users of phase 1 among the front line; `cao` and `peng` come by name. */
const seeds: readonly (readonly [string, string, number, Text])[] = [
  ['PUR', '采购员', 1, t('采购一组', 'Purchasing group 1')], ['WH', '仓管员', 0, t('原材料仓白班', 'Raw material store, day shift')], ['WH', '仓管员', 12, t('原材料仓夜班', 'Raw material store, night shift')], ['WH', '发货员', 0, t('成品仓', 'Finished goods')],
  ['QA', '检验员', 0, t('来料检验组', 'Incoming inspection')], ['PMC', '物料计划员', 0, t('物料计划组', 'Material planning')], ['ENG', 'BOM 工程师', 0, t('BOM 组', 'BOM group')],
]

/** Who never passed before go-live, by exam: number of the person in the order of the sitting. */
const neverPassed: Readonly<Record<string, number>> = { 'exm.keeper': 17, 'exm.inspector': 9 }

export function trainingPart(): readonly SeedStep[] {
  return [
    { at: -135, time: '09:00', by: 'liu', run: createCurricula },
    { at: -135, time: '11:00', by: 'liu', run: (tx, story) => createExams(tx, story) },
    ...sessions.flatMap(sessionSteps),
    ...planned.map((s): SeedStep => ({ at: s.at, time: '11:00', by: 'liu', run: async (tx, story) => void (await createSession(tx, story, s, s.day)) })),
    { at: -118, time: '16:00', by: 'liu', run: appointSeeds },
    { at: -98, time: '09:00', by: 'liu', run: openExams },
    ...examTexts.map((e): SeedStep => ({ at: -98, time: '14:00', by: e.owner, outside: (story) => sitExam(story, e.key, -98) })),
    { at: -97, time: '16:30', by: 'wu', run: (tx, story) => signIfGreen(tx, story, 'businessLead') },
    { at: -97, time: '17:00', by: 'lin', run: (tx, story) => signIfGreen(tx, story, 'customerProjectManager') },
    { at: -14, time: '15:00', by: 'liu', run: createPhase2 },
    { at: -9, time: '10:30', by: 'he', run: changeCountingCycle },
    { at: -9, time: '18:00', by: 'liu', run: async (tx) => void (await markStaleLessons(tx)) },
  ]
}

async function createCurricula(tx: Tx, story: SeedContext): Promise<void> {
  for (const l of lessonTexts.filter((x) => x.phase === 'phase1')) await createLesson(tx, story, l)
  for (const c of curriculumTexts.filter((x) => x.phase === 'phase1')) await createCurriculum(tx, story, c)
  for (const l of lessonTexts.filter((x) => x.phase === 'phase1' && x.teaches.some((k) => story.has(k)))) await transitionItem(tx, lesson, story.id(l.key), 'publish')
  await teachTheRest(tx, story)
}

const lessonOfModule: Readonly<Record<string, string>> = { MD: 'les.material-request', PU: 'les.requisition', IN: 'les.issue', QM: 'les.inspection' }

/** The smaller settings of phase 1 are shown in the lesson of their module. */
async function teachTheRest(tx: Tx, story: SeedContext): Promise<void> {
  const left = (await taughtItems(tx, story.id('phase1'))).filter((i) => !i.isTaught)
  const settings = await listItems(tx, configurationItem, { ids: left.map((i) => i.id) })
  for (const setting of settings) {
    const module = Object.keys(lessonOfModule).find((code) => story.has(`mod.${code}`) && story.id(`mod.${code}`) === setting.moduleId)
    if (module) await linkItems(tx, story.id(lessonOfModule[module]!), 'teaches', setting.id)
  }
}

async function createLesson(tx: Tx, story: SeedContext, l: (typeof lessonTexts)[number]): Promise<void> {
  const row = await createItem(tx, lesson, {
    title: l.title, phaseId: story.id(l.phase), ownerId: story.id(l.owner), minutes: l.minutes, ...(l.theory ? { theory: l.theory } : {}), ...(l.practice ? { practice: l.practice } : {}), ...(l.caseStudy ? { caseStudy: l.caseStudy } : {}), ...(l.jobAid ? { jobAid: l.jobAid } : {}),
  })
  story.keep(l.key, row.id)
  for (const key of l.teaches) if (story.has(key)) await linkItems(tx, row.id, 'teaches', story.id(key))
}

async function createCurriculum(tx: Tx, story: SeedContext, c: (typeof curriculumTexts)[number]): Promise<void> {
  const row = await createItem(tx, curriculum, { title: c.title, phaseId: story.id(c.phase), ownerId: story.id(c.owner), audienceBy: c.audienceBy, audience: c.audience ?? null, departments: c.departments, hours: c.hours, outcome: c.outcome })
  story.keep(c.key, row.id)
  for (const key of c.lessons) await linkItems(tx, row.id, 'contains', story.id(key))
}

async function createExams(tx: Tx, story: SeedContext): Promise<void> {
  for (const e of examTexts) {
    const row = await createItem(tx, exam, { title: e.title, phaseId: story.id('phase1'), ownerId: story.id(e.owner), passMark: '0.8', minutes: 20, attemptsAllowed: 3, note: t('可以翻速查卡，不要互相看。', 'You may use your card; do not look at each other’s.') })
    story.keep(e.key, row.id)
    await linkItems(tx, story.id(e.curriculum), 'contains', row.id)
    await saveQuestions(tx, {
      examId: row.id,
      questions: e.questions.map((q) => ({
        type: q.type, text: q.text.zh, textEn: q.text.en, points: 20, explanation: q.why.zh, explanationEn: q.why.en, lessonId: story.id(e.lesson),
        options: q.options.map((o, i) => ({ id: String.fromCharCode(97 + i), text: o.zh, textEn: o.en })), answer: q.right.map((i) => String.fromCharCode(97 + i)),
      })),
    })
  }
}

async function openExams(tx: Tx, story: SeedContext): Promise<void> {
  for (const e of examTexts) await transitionItem(tx, exam, story.id(e.key), 'open')
}

/** Planned a while before; on the day people sign in by roster or by their phones; the trainer closes it in the evening. */
function sessionSteps(s: SessionText): SeedStep[] {
  const created = s.at < -60 ? -135 : s.at - 5
  return [
    { at: created, time: '15:00', by: 'liu', run: async (tx, story) => void (await createSession(tx, story, s, s.at)) },
    ...(s.attend?.channel === 'link' ? [{ at: s.at, time: s.time, by: s.trainer, outside: (story: SeedContext) => attendByLink(story, s) }] : []),
    {
      at: s.at, time: '17:30', by: s.trainer,
      run: async (tx, story) => {
        if (s.attend?.channel === 'roster') await signInPeople(tx, { sessionId: story.id(s.key), personIds: await attendeesOf(tx, story, s), channel: 'roster' })
        if (s.evaluation) await updateItem(tx, trainingSession, story.id(s.key), { evaluation: s.evaluation })
        await transitionItem(tx, trainingSession, story.id(s.key), 'hold')
      },
    },
  ]
}

async function createSession(tx: Tx, story: SeedContext, s: SessionText, day: number): Promise<void> {
  const row = await createItem(tx, trainingSession, { title: s.title, phaseId: story.id(s.phase ?? 'phase1'), ownerId: story.id(s.trainer), heldOn: story.day(day), startTime: s.time, minutes: s.minutes, place: s.place, departments: s.departments, capacity: s.capacity })
  story.keep(s.key, row.id)
  for (const key of s.lessons) if (story.has(key)) await linkItems(tx, row.id, 'contains', story.id(key))
}

async function jobHolders(tx: Tx, story: SeedContext, department: string, job: string): Promise<string[]> {
  const rows = await tx.db.select({ id: people.id }).from(people).innerJoin(departments, eq(departments.id, people.departmentId)).where(and(eq(people.organizationId, story.organizationId), eq(departments.code, department), eq(people.job, job), eq(people.isFrontLine, true))).orderBy(people.code)
  return rows.map((r) => r.id)
}

async function attendeesOf(tx: Tx, story: SeedContext, s: SessionText): Promise<string[]> {
  const ids: string[] = (s.attend?.people ?? []).map((key) => story.id(key))
  for (const [department, job, from, to] of s.attend?.jobs ?? []) ids.push(...(await jobHolders(tx, story, department, job)).slice(from, to))
  return ids
}

async function attendByLink(story: SeedContext, s: SessionText): Promise<void> {
  const trainer = story.actor(s.trainer, s.at, s.time)
  const ids = await asActor(trainer, story.implementationId, (tx) => attendeesOf(tx, story, s))
  for (const [i, personId] of ids.entries()) {
    await asActor(onPhone(story, trainer.at!, personId, i), story.implementationId, (tx) => signInByLink(tx, { sessionId: story.id(s.key), personId }))
  }
}

/** Somebody without an account, on a phone, `minutes` after a moment. */
function onPhone(story: SeedContext, from: Date, personId: string, minutes: number): Actor {
  return { house: story.house, accountId: null, locale: 'zh', system: 'attend', forPersonId: personId, at: new Date(from.getTime() + minutes * 60_000) }
}

/** Everybody of the curriculum who attended sits its exam; about one in eight needs a second go the same afternoon. */
async function sitExam(story: SeedContext, key: string, day: number): Promise<void> {
  const text = examTexts.find((e) => e.key === key)!
  const begin = story.actor(text.owner, day, '14:00')
  const { ids, questions } = await asActor(begin, story.implementationId, async (tx) => ({ ids: await candidates(tx, story, text.curriculum), questions: await questionsOf(tx, story.id(key)) }))
  for (const [i, personId] of ids.entries()) {
    const goes = neverPassed[key] === i ? [3, 2] : story.random(`training:${key}:first`) < 0.13 ? [2, story.random(`training:${key}:second`) < 0.5 ? 1 : 0] : [story.random(`training:${key}:wrong`) < 0.45 ? 1 : 0]
    for (const [go, wrong] of goes.entries()) {
      const begun = onPhone(story, begin.at!, personId, go * 70 + (i % 3))
      const attempt = await asActor(begun, story.implementationId, (tx) => startAttempt(tx, { examId: story.id(key), personId, channel: 'link' }))
      const missed = Array.from({ length: wrong }, (_, k) => (i + k * 2 + go) % questions.length)
      const chosen = Object.fromEntries(questions.map((q, n) => [q.id, missed.includes(n) ? [q.options.find((o) => !q.answer.includes(o.id))?.id ?? q.answer[0]!] : [...q.answer]]))
      await asActor(onPhone(story, begun.at!, personId, 6 + (i % 9)), story.implementationId, (tx) => submitAttempt(tx, { attemptId: attempt.id, personId, chosen }))
    }
  }
}

/** Attendees of the sessions before go-live who hold a job of the curriculum, in the order of their numbers. */
async function candidates(tx: Tx, _story: SeedContext, curriculumKey: string): Promise<string[]> {
  const text = curriculumTexts.find((c) => c.key === curriculumKey)!
  const jobs = (text.audience ?? '').split('、')
  const rows = await tx.db.selectDistinct({ id: people.id, code: people.code }).from(attendance).innerJoin(people, eq(people.id, attendance.personId)).innerJoin(departments, eq(departments.id, people.departmentId)).where(and(eq(attendance.implementationId, tx.implementationId), eq(departments.code, text.departments), inArray(people.job, jobs))).orderBy(people.code)
  return rows.map((r) => r.id)
}

async function appointSeeds(tx: Tx, story: SeedContext): Promise<void> {
  for (const [department, job, n, note] of seeds) {
    const id = (await jobHolders(tx, story, department, job))[n]
    if (id) await appointSeedUser(tx, { phaseId: story.id('phase1'), personId: id, note: note[tx.locale] })
  }
  for (const [key, note] of [['cao', t('采购二组', 'Purchasing group 2')], ['peng', t('收货组', 'Receiving')]] as const) await appointSeedUser(tx, { phaseId: story.id('phase1'), personId: story.id(key), note: note[tx.locale] })
}

/** Signs the training gate of phase 1 while nothing is red. */
async function signIfGreen(tx: Tx, story: SeedContext, role: string): Promise<void> {
  const phase = (await phaseOf(tx, story.id('phase1')))!
  if ((await measureGate(tx, phase, 'training')).some((m) => m.met === false)) return
  await signGate(tx, { phaseId: phase.id, stage: 'training', role })
}

async function createPhase2(tx: Tx, story: SeedContext): Promise<void> {
  for (const l of lessonTexts.filter((x) => x.phase === 'phase2')) await createLesson(tx, story, l)
  for (const c of curriculumTexts.filter((x) => x.phase === 'phase2')) await createCurriculum(tx, story, c)
}

/** After the stock differences of the quarter class A is counted every two weeks: the lesson on counting is out of date until somebody has checked it. */
async function changeCountingCycle(tx: Tx, story: SeedContext): Promise<void> {
  const kind = tx.registry.kinds.get('configurationItem')
  if (!kind || !story.has('cfg.cycle-count')) return
  const custom = t('A 类每两周、B 类每季、C 类半年', 'A every two weeks, B quarterly, C half-yearly')
  const own = ['customValue', 'custom'].find((name) => kind.fields[name])
  const row = await getItem(tx, kind, story.id('cfg.cycle-count'))
  await updateItem(tx, kind, row.id, own ? { [own]: custom } : { title: t(`${row.title}（A 类每两周）`, 'Cycle count by class (A every two weeks)') })
}
