import { useCallback, useSyncExternalStore } from 'react'
import type { PhaseInfo } from '../../platform/wire.ts'

const listeners = new Set<() => void>()
const chosen = new Map<string, string | null>()

function kept(implementation: string): string | null {
  if (!chosen.has(implementation)) {
    let value: string | null = null
    try {
      value = localStorage.getItem(`landfall.phase.${implementation}`)
    } catch {
      // Storage is closed to us.
    }
    chosen.set(implementation, value)
  }
  return chosen.get(implementation) ?? null
}

function keep(implementation: string, phaseId: string | null): void {
  chosen.set(implementation, phaseId)
  try {
    if (phaseId) localStorage.setItem(`landfall.phase.${implementation}`, phaseId)
    else localStorage.removeItem(`landfall.phase.${implementation}`)
  } catch {
    // Kept for this visit only.
  }
  for (const l of listeners) l()
}

/** The phase that the reader looks at, per implementation; null is 全部. A link with `?phase=P1` chooses it. */
export function usePhase(implementation: string, phases: readonly PhaseInfo[], asked: string | null): [PhaseInfo | null, (id: string | null) => void] {
  const id = useSyncExternalStore((l) => { listeners.add(l); return () => listeners.delete(l) }, () => kept(implementation))
  const named = asked ? phases.find((p) => p.code === asked || p.id === asked) : undefined
  const set = useCallback((phaseId: string | null) => keep(implementation, phaseId), [implementation])
  return [named ?? phases.find((p) => p.id === id) ?? null, set]
}
