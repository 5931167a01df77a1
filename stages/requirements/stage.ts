import type { Stage } from '../../platform/registry.ts'
import { debts } from './debts.ts'
import { interviewMinutes } from './documents/interview-minutes.ts'
import { painPointBaseline } from './documents/pain-point-baseline.ts'
import { srs } from './documents/srs.ts'
import { fromKit } from './from-kit.ts'
import { criteria } from './gate.ts'
import { changeRequest } from './kinds/change-request.ts'
import { interview } from './kinds/interview.ts'
import { objective } from './kinds/objective.ts'
import { painPoint } from './kinds/pain-point.ts'
import { processMap } from './kinds/process-map.ts'
import { regulation } from './kinds/regulation.ts'
import { requirement } from './kinds/requirement.ts'
import { requirementsBaseline } from './kinds/requirements-baseline.ts'
import { survey } from './kinds/survey.ts'
import { requirementsRoutes } from './routes.ts'
import { texts } from './texts.ts'
import { requirementsTodos } from './todos.ts'

export const requirements: Stage = {
  stage: 'requirements',
  label: texts.stage,
  kinds: [objective, painPoint, interview, processMap, regulation, survey, requirement, requirementsBaseline, changeRequest],
  criteria,
  routes: requirementsRoutes,
  documents: [
    { id: 'srs', label: { zh: '需求规格说明书', en: 'Software requirements specification' }, build: srs },
    { id: 'interview-minutes', label: { zh: '访谈纪要', en: 'Minutes of an interview' }, needsItem: true, build: interviewMinutes },
    { id: 'pain-point-baseline', label: { zh: '痛点与指标基线确认书', en: 'Confirmation of pain points and KPI baselines' }, build: painPointBaseline },
  ],
  debts,
  todos: requirementsTodos,
  fromKit,
  eventLabels: {
    'processMap.stepsSaved': { zh: '修改了流程步骤', en: 'changed the steps' },
    'survey.questionsSaved': { zh: '修改了题目', en: 'changed the questions' },
    'survey.linksMade': { zh: '生成了问卷链接', en: 'made survey links' },
    'survey.answered': { zh: '收到一份答卷', en: 'a sheet came in' },
    'interview.quoted': { zh: '从记录里引出条目', en: 'raised an item from a sentence' },
    'interview.confirmed': { zh: '被访谈人确认', en: 'confirmed by the interviewee' },
    'interview.confirmedOnPaper': { zh: '按签字扫描件确认', en: 'confirmed by a signed page' },
    'interview.disputed': { zh: '被访谈人提出有出入', en: 'disputed by the interviewee' },
    'requirement.reviewCommentRaised': { zh: '提出评审意见', en: 'raised a review comment' },
    'requirement.reviewCommentClosed': { zh: '关闭评审意见', en: 'closed a review comment' },
    'requirement.wordingMeant': { zh: '标记用语本意如此', en: 'marked a wording as meant' },
    'requirement.wordingNotMeant': { zh: '取消用语标记', en: 'took a mark back' },
    'requirement.signOffWithdrawn': { zh: '内容改动，签署作废', en: 'sign-off withdrawn: the content changed' },
    'requirement.changedByRequest': { zh: '按变更申请修改', en: 'changed by a change request' },
    'requirement.baselined': { zh: '纳入需求基线', en: 'taken into the baseline' },
    'requirementsBaseline.frozen': { zh: '冻结需求基线', en: 'froze the baseline' },
    'requirementsBaseline.signed': { zh: '基线签署齐全', en: 'all signatures are in' },
    'requirementsBaseline.superseded': { zh: '被新基线替代', en: 'superseded by a newer baseline' },
    'changeRequest.applied': { zh: '执行变更', en: 'applied the change' },
  },
}
