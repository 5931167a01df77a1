import type { Stage } from './platform/registry.ts'

/** The seven stages in the order of the journey. */
export const stages: readonly Stage[] = []
