import { createContext, useContext } from 'react'
import type { Directory, ImplementationSummary, Journey, KindInfo, Me, PhaseInfo } from '../../platform/wire.ts'

/** What every page below `/i/$code` stands on. */
export interface Current {
  readonly me: Me
  readonly summary: ImplementationSummary
  readonly phaseId: string | null
  readonly phase: PhaseInfo | null
  readonly setPhase: (phaseId: string | null) => void
  readonly directory: Directory
  readonly kinds: readonly KindInfo[]
  readonly journey: Journey | undefined
}

export const CurrentContext = createContext<Current | null>(null)

export function useCurrent(): Current {
  const current = useContext(CurrentContext)
  if (!current) throw new Error('this part stands outside an implementation')
  return current
}

/** The current implementation's id, or null on pages outside one. */
export function useCurrentId(): string | null {
  return useContext(CurrentContext)?.summary.id ?? null
}

/** The zone of the implementation on screen; undefined (the reader's own) on pages outside one. */
export function useZone(): string | undefined {
  return useContext(CurrentContext)?.summary.zone
}
