import { asActor } from '../../platform/db/door.ts'
import type { JobHandler } from '../../platform/jobs/jobs.ts'
import { checkRisks } from './commands/check-risks.ts'

/** Reads the triggers of all watched risks; gives the codes of those that fired. */
export const checkRisksJob: JobHandler = async ({ actor, implementationId }) => ({ fired: await asActor(actor, implementationId, checkRisks) })
