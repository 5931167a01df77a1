import { Refused, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { createItem, getItem, moveItem } from '../../../platform/trace/item-store.ts'
import type { NewTestRun } from '../contract.ts'
import { defect } from '../kinds/defect.ts'
import { testCase } from '../kinds/test-case.ts'
import { testRuns } from '../own-tables.ts'
import { inChinese, keepWords } from '../queries/own-words.ts'

type Given = Omit<NewTestRun, 'defect' | 'note'> & { note?: string | Text | undefined; defect?: { title: string | Text; severity: 's1' | 's2' | 's3' | 's4'; observed: string | Text; ownerId?: string | undefined } | undefined }

/** Records what came of running a test case; a failure says what was seen, and may raise a defect. Gives the run's id. */
export async function recordTestRun(tx: Tx, testCaseId: string, input: Given): Promise<string> {
  tx.require('update', 'configuration')
  const note = inChinese(input.note)?.trim() || null
  const test = await getItem(tx, testCase, testCaseId)
  if (test.state === 'draft') throw new Refused('test_case.draft', { code: test.code }, { zh: `${test.code} 还是草稿，步骤未定。请先点"可以执行"。`, en: `${test.code} is still a draft. Mark it ready to run first.` })
  if (input.result !== 'passed' && !note && !input.defect) throw new Refused('test_run.reason_missing', { code: test.code, field: 'note' }, { zh: '未通过或受阻要写明看到了什么，或者提一个缺陷。', en: 'Say what was seen when a test fails or is blocked, or raise a defect.' })
  const raised = input.defect ? await createItem(tx, defect, { title: input.defect.title, severity: input.defect.severity, moduleId: test.moduleId, observed: input.defect.observed, expected: test.expected, phaseId: test.phaseId, ownerId: input.defect.ownerId ?? null } as never) : null
  const id = newId(tx.actor.at)
  await tx.db.insert(testRuns).values({ id, implementationId: tx.implementationId, testCaseId: test.id, result: input.result, note, onMigratedData: input.onMigratedData, personId: tx.personId, defectId: raised?.id ?? null, attachmentId: input.attachmentId ?? null, at: tx.now })
  await keepWords(tx, id, { note: input.note })
  await moveItem(tx, testCase, test.id, input.result, { event: `testCase.${input.result}`, ...(note ? { reason: note } : {}) })
  return id
}
