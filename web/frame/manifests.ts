import { useMemo } from 'react'
import type { StageName } from '../../platform/wire.ts'
import type { KindFace, StageManifest } from '../manifest.ts'
import { stageManifests } from '../stages.ts'

const byStage = new Map(stageManifests.map((m) => [m.stage, m]))
const faces = new Map(stageManifests.flatMap((m) => Object.entries(m.kinds).map(([kind, face]) => [kind, { ...face, stage: m.stage }] as const)))

/** The seven stages' manifests and how their kinds look. */
export function useManifests(): { stages: readonly StageManifest[]; stage(name: string): StageManifest | undefined; face(kind: string): (KindFace & { stage: StageName }) | undefined } {
  return useMemo(() => ({ stages: stageManifests, stage: (name) => byStage.get(name as StageName), face: (kind) => faces.get(kind) }), [])
}
