import { changeRequest } from './kinds/change-request.ts'
import { interview } from './kinds/interview.ts'
import { objective } from './kinds/objective.ts'
import { painPoint } from './kinds/pain-point.ts'
import { processMap } from './kinds/process-map.ts'
import { regulation } from './kinds/regulation.ts'
import { requirement } from './kinds/requirement.ts'
import { requirementsBaseline } from './kinds/requirements-baseline.ts'
import { survey } from './kinds/survey.ts'

export { baselineRequirements, interviewQuotes, lintMarks, requirementSignOffs, reviewComments, surveyAnswers, surveyLinks } from './own-tables.ts'
export const objectives = objective.table
export const painPoints = painPoint.table
export const interviews = interview.table
export const processMaps = processMap.table
export const regulations = regulation.table
export const surveys = survey.table
export const requirements = requirement.table
export const requirementsBaselines = requirementsBaseline.table
export const changeRequests = changeRequest.table
