import { Refused } from '../../engines/errors.ts'
import type { Tx } from '../../platform/db/door.ts'
import { field } from '../../platform/kinds/field.ts'
import { type AnyItem, defineKind } from '../../platform/kinds/kind.ts'
import { linkedItems, linkItems } from '../../platform/trace/item-store.ts'
import { countQuestions } from './exam-bank.ts'

/** Job roles or managers, with the departments in which they must be reached; lessons hang below by `contains`. */
export const curriculum = defineKind({
  kind: 'curriculum', stage: 'training', prefix: 'CUR', table: 'curriculum', path: 'curricula',
  label: { zh: '课程体系', en: 'Curriculum' },
  standard: ['phase', 'owner'],
  fields: {
    audienceBy: field.enum('面向', 'For', { job: ['按岗位', 'By job'], manager: ['管理者', 'Managers'], everyone: ['全员', 'Everyone'] }, { required: true, inList: true, hint: { zh: '管理者：名册里有下属的人', en: 'Managers: people with somebody reporting to them' } }),
    audience: field.text('岗位', 'Jobs', { inList: true, hint: { zh: '与名册里的岗位一致，多个用顿号隔开', en: 'As in the roster; separate several by commas' } }),
    departments: field.text('部门', 'Departments', { required: true, inList: true, hint: { zh: '部门编码，多个用顿号隔开，例如 PUR、WH', en: 'Department codes, separated by commas, e.g. PUR, WH' } }),
    outcome: field.longText('学完会做什么', 'What they can do afterwards'),
    hours: field.decimal('学时', 'Hours', { min: 0, max: 200, unit: { zh: '小时', en: 'h' } }),
  },
  states: { active: ['执行中', 'Active', 'ok'], retired: ['停用', 'Retired', 'idle'] },
  initialState: 'active',
  transitions: {
    retire: { label: { zh: '停用', en: 'Retire' }, from: ['active'], to: 'retired', needsReason: true },
    resume: { label: { zh: '恢复', en: 'Resume' }, from: ['retired'], to: 'active' },
  },
  links: [
    { name: 'lessons', type: 'contains', direction: 'out', kinds: ['lesson'], label: { zh: '课时', en: 'Lessons' } },
    { name: 'exams', type: 'contains', direction: 'out', kinds: ['exam'], label: { zh: '考试', en: 'Exams' } },
  ],
})

/** Theory, practice, case. `stale` follows from suspect `teaches` links (commands/mark-stale-lessons.ts). */
export const lesson = defineKind({
  kind: 'lesson', stage: 'training', prefix: 'LES', table: 'lesson', path: 'lessons',
  label: { zh: '课时', en: 'Lesson' },
  standard: ['phase', 'owner'],
  fields: {
    minutes: field.integer('时长', 'Length', { required: true, inList: true, min: 1, max: 960, unit: { zh: '分钟', en: 'min' } }),
    theory: field.longText('理论', 'Theory'),
    practice: field.longText('实操', 'Practice'),
    caseStudy: field.longText('案例', 'Case'),
    jobAid: field.longText('速查卡', 'Quick reference card', { hint: { zh: '一行一步，打印成 A5 卡片贴在工位', en: 'One step a line; printed as an A5 card for the workplace' } }),
    video: field.text('短视频', 'Video', { maxLength: 500, hint: { zh: '内网地址', en: 'Address on the intranet' } }),
  },
  states: { draft: ['草稿', 'Draft', 'idle'], published: ['已发布', 'Published', 'ok'], stale: ['已过期', 'Out of date', 'warn'] },
  initialState: 'draft',
  transitions: {
    publish: { label: { zh: '发布', en: 'Publish' }, from: ['draft'], to: 'published', primary: true, refuse: notTeachable, after: confirmTeaches },
    republish: { label: { zh: '核对后重新发布', en: 'Check and publish again' }, from: ['stale'], to: 'published', primary: true, refuse: notTeachable, after: confirmTeaches },
    withdraw: { label: { zh: '撤回', en: 'Withdraw' }, from: ['published', 'stale'], to: 'draft', needsReason: true },
  },
  links: [
    { name: 'teaches', type: 'teaches', direction: 'out', kinds: ['configurationItem', 'processMap', 'approvalFlow'], label: { zh: '讲授', en: 'Teaches' } },
    { name: 'curricula', type: 'contains', direction: 'in', kinds: ['curriculum'], label: { zh: '所属课程体系', en: 'Curricula' } },
  ],
})

async function notTeachable(tx: Tx, item: AnyItem): Promise<Refused | undefined> {
  if (!item.theory && !item.practice && !item.caseStudy) {
    return new Refused('lesson.empty', { code: item.code }, { zh: `${item.code} 还没有内容。请至少写好理论、实操、案例中的一项再发布。`, en: `${item.code} has no content. Write its theory, practice or case before publishing.` })
  }
  const taught = (await linkedItems(tx, [item.id], 'teaches', 'out')).get(item.id) ?? []
  if (taught.length > 0) return undefined
  return new Refused('lesson.teaches_nothing', { code: item.code }, { zh: `${item.code} 没有关联它讲授的配置项或流程，内容变了也没人知道。请先在"讲授"里选择。`, en: `${item.code} names no configuration item or process, so nobody would know when it is out of date. Choose what it teaches first.` })
}

/** Publishing says: I have seen what it teaches as it stands today. */
async function confirmTeaches(tx: Tx, item: AnyItem): Promise<void> {
  for (const end of (await linkedItems(tx, [item.id], 'teaches', 'out')).get(item.id) ?? []) if (end.suspect) await linkItems(tx, item.id, 'teaches', end.id)
}

/** The questions stand in `exam_question`, out of a learner's sight; `bankHash` moves the version when they change. */
export const exam = defineKind({
  kind: 'exam', stage: 'training', prefix: 'EXM', table: 'exam', path: 'exams',
  label: { zh: '考试', en: 'Exam' },
  standard: ['phase', 'owner'],
  fields: {
    passMark: field.percent('合格线', 'Pass mark', { required: true, inList: true, min: 0.01, max: 1 }),
    minutes: field.integer('限时', 'Time limit', { required: true, inList: true, min: 1, max: 480, unit: { zh: '分钟', en: 'min' } }),
    attemptsAllowed: field.integer('可考次数', 'Attempts allowed', { required: true, inList: true, min: 1, max: 20 }),
    questionCount: field.integer('题数', 'Questions', { readOnly: true, inList: true }),
    totalPoints: field.integer('总分', 'Points', { readOnly: true, inList: true }),
    bankHash: field.text('题库指纹', 'Fingerprint of the question bank', { readOnly: true }),
    note: field.longText('说明', 'Note to the learner'),
  },
  states: { draft: ['出题中', 'Being written', 'idle'], open: ['开放', 'Open', 'ok'], closed: ['已关闭', 'Closed', 'idle'] },
  initialState: 'draft',
  transitions: {
    open: { label: { zh: '开放考试', en: 'Open' }, from: ['draft', 'closed'], to: 'open', primary: true, refuse: noQuestions },
    close: { label: { zh: '关闭考试', en: 'Close' }, from: ['open'], to: 'closed' },
  },
  links: [{ name: 'curricula', type: 'contains', direction: 'in', kinds: ['curriculum'], label: { zh: '所属课程体系', en: 'Curricula' }, required: true }],
})

async function noQuestions(tx: Tx, item: AnyItem): Promise<Refused | undefined> {
  if ((await countQuestions(tx, item.id)) > 0) return undefined
  return new Refused('exam.no_questions', { code: item.code }, { zh: `${item.code} 还没有题目。请先在题库里出题，再开放。`, en: `${item.code} has no questions yet. Write some in its bank before opening it.` })
}

/** A date, a room, a trainer, the lessons taught and the departments invited. */
export const trainingSession = defineKind({
  kind: 'trainingSession', stage: 'training', prefix: 'TRN', table: 'training_session', path: 'training-sessions',
  label: { zh: '培训场次', en: 'Training session' },
  standard: ['phase', 'owner'],
  fields: {
    heldOn: field.date('日期', 'Date', { required: true, inList: true }),
    startTime: field.text('开始时间', 'Start', { required: true, inList: true, maxLength: 5, hint: { zh: '24 小时制，例如 14:00', en: '24-hour clock, e.g. 14:00' } }),
    minutes: field.integer('时长', 'Length', { required: true, min: 5, max: 960, unit: { zh: '分钟', en: 'min' } }),
    place: field.text('地点', 'Place', { required: true, inList: true }),
    departments: field.text('参加部门', 'Departments invited', { required: true, inList: true, hint: { zh: '部门编码，多个用顿号隔开', en: 'Department codes, separated by commas' } }),
    capacity: field.integer('容量', 'Seats', { required: true, inList: true, min: 1, max: 2000, unit: { zh: '人', en: 'people' } }),
    evaluation: field.longText('讲师小结', 'Trainer’s summary'),
  },
  states: { planned: ['已排期', 'Planned', 'review'], held: ['已完成', 'Held', 'ok'], cancelled: ['已取消', 'Cancelled', 'idle'] },
  initialState: 'planned',
  transitions: {
    hold: { label: { zh: '标记为已完成', en: 'Mark as held' }, from: ['planned'], to: 'held', primary: true, refuse: tooEarly },
    cancel: { label: { zh: '取消场次', en: 'Cancel' }, from: ['planned'], to: 'cancelled', needsReason: true },
  },
  links: [{ name: 'lessons', type: 'contains', direction: 'out', kinds: ['lesson'], label: { zh: '课时', en: 'Lessons' }, required: true }],
  refuse: async (_tx, values) => {
    if (values.startTime === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(String(values.startTime))) return undefined
    return new Refused('session.start_time', { field: 'startTime', value: values.startTime }, { zh: `开始时间"${values.startTime}"不对，请写成 14:00 这样的 24 小时制。`, en: `"${values.startTime}" is not a start time. Write it on the 24-hour clock, such as 14:00.` })
  },
})

async function tooEarly(tx: Tx, item: AnyItem): Promise<Refused | undefined> {
  if (item.heldOn <= tx.today) return undefined
  return new Refused('session.not_yet', { code: item.code, heldOn: item.heldOn }, { zh: `${item.code} 排在 ${item.heldOn}，还没到日子。改期请修改日期，不办请取消。`, en: `${item.code} is planned for ${item.heldOn}, which is still to come. Change its date, or cancel it.` })
}
