import type { Text } from '../../engines/errors.ts'
import type { StageName } from '../../platform/wire.ts'
import { texts } from './texts.ts'

/** The seven stages as the decision page and its documents name them. */
export const stageNames: Record<StageName, Text> = {
  requirements: texts.stageRequirements, planning: texts.stagePlanning, configuration: texts.stageConfiguration, migration: texts.stageMigration, training: texts.stageTraining, cutover: texts.stage, operations: texts.stageOperations,
}
