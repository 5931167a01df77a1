import { manifest as configuration } from '../stages/configuration/pages/manifest.tsx'
import { manifest as cutover } from '../stages/cutover/pages/manifest.tsx'
import { manifest as migration } from '../stages/migration/pages/manifest.tsx'
import { manifest as operations } from '../stages/operations/pages/manifest.tsx'
import { manifest as planning } from '../stages/planning/pages/manifest.tsx'
import { manifest as requirements } from '../stages/requirements/pages/manifest.tsx'
import { manifest as training } from '../stages/training/pages/manifest.tsx'
import type { StageManifest } from './manifest.ts'

/** The seven stages in the order of the journey. */
export const stageManifests: readonly StageManifest[] = [requirements, planning, configuration, migration, training, cutover, operations]
