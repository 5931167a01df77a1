import type { StageManifest } from '../../../web/manifest.ts'
import { texts } from '../texts.ts'

export const manifest: StageManifest = {
  stage: 'requirements',
  label: texts.stage,
  lead: texts.lead,
  rooms: [],
  kinds: {},
}
