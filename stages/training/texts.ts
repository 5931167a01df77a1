import type { Text } from '../../engines/errors.ts'

export const texts = {
  stage: { zh: '培训推广', en: 'Training' },
  lead: { zh: '培训推广：按岗位上课、考试，让一线员工都会用。', en: 'Lessons and exams by role, until the front line can use the system.' },

  gateCoverage: { zh: '一线培训覆盖率', en: 'Front-line coverage' },
  gateCoverageFormula: { zh: '参加过本岗位课程至少一场的一线人数 ÷ 本期部门的一线人数（按人头；没有课程的岗位算未覆盖）', en: 'Front-line staff who attended at least one session of a curriculum for them ÷ front-line staff of the phase’s departments (by heads; a job without a curriculum counts as not reached)' },
  gateExams: { zh: '考试通过率', en: 'Exams passed' },
  gateExamsFormula: { zh: '本岗位考试全部通过的人数 ÷ 参加过培训且有考试的人数', en: 'People who passed every exam of their curricula ÷ people who attended and have an exam' },
  gateTaught: { zh: '关键配置有课可学', en: 'Key configuration taught' },
  gateTaughtFormula: { zh: '有已发布课时讲授的配置项 ÷ 本期有需求依据的配置项', en: 'Configuration items taught by a published lesson ÷ the phase’s items that a requirement asks for' },
  gateStale: { zh: '过期课时', en: 'Lessons out of date' },
  gateStaleFormula: { zh: '发布之后，所讲的配置或流程又改过或删除的课时数', en: 'Published lessons whose configuration or process has changed or gone since' },
  gateSeedUsers: { zh: '部门有种子用户', en: 'Departments with a seed user' },
  gateSeedUsersFormula: { zh: '有种子用户的部门 ÷ 本期有一线员工的部门', en: 'Departments with a seed user ÷ departments with front-line staff in the phase' },
  whyNoCurriculum: { zh: '岗位没有课程', en: 'no curriculum for this job' },
  whyNotAttended: { zh: '还没参加培训', en: 'has not attended' },
  whyNotPassed: { zh: '考试未通过', en: 'exam not passed' },
  whyNoSeedUser: { zh: '没有种子用户', en: 'no seed user' },

  debtRemoved: { zh: '课时还在讲已删除的内容', en: 'Lessons on things removed' },
  debtUntaught: { zh: '没有课时讲授的配置项', en: 'Configuration that nobody teaches' },

  todoTeach: { zh: '你要讲的场次', en: 'You teach this session' },
  todoCloseSession: { zh: '已讲完，请核对签到并标记完成', en: 'It is over: check the attendance and mark it as held' },
  todoExam: { zh: '待你参加的考试', en: 'An exam for you to sit' },
  todoStale: { zh: '你的课时已过期', en: 'Your lesson is out of date' },

  eventBecameStale: { zh: '课时过期', en: 'Lesson out of date' },
  eventQuestionsSaved: { zh: '保存题库', en: 'Question bank saved' },
  eventSittingStarted: { zh: '开始考试', en: 'Sitting started' },
  eventSittingExpired: { zh: '考试超时作废', en: 'Sitting expired' },
  eventPassed: { zh: '考试通过', en: 'Exam passed' },
  eventFailed: { zh: '考试未通过', en: 'Exam not passed' },
  eventSignedIn: { zh: '签到', en: 'Signed in' },
  eventTakenOff: { zh: '撤销签到', en: 'Attendance removed' },
  eventAppointed: { zh: '任命种子用户', en: 'Seed user appointed' },
  eventDismissed: { zh: '卸任种子用户', en: 'Seed user dismissed' },
} satisfies Record<string, Text>
