import type { Stage } from './platform/registry.ts'
import { configuration } from './stages/configuration/stage.ts'
import { cutover } from './stages/cutover/stage.ts'
import { migration } from './stages/migration/stage.ts'
import { operations } from './stages/operations/stage.ts'
import { planning } from './stages/planning/stage.ts'
import { requirements } from './stages/requirements/stage.ts'
import { training } from './stages/training/stage.ts'

/** The seven stages in the order of the journey. */
export const stages: readonly Stage[] = [requirements, planning, configuration, migration, training, cutover, operations]
