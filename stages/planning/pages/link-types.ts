/** The chart names links by the ends that they join. */
export const linkTypes = {
  toChart: { FS: 'e2s', SS: 's2s', FF: 'e2e', SF: 's2e' },
  fromChart: { e2s: 'FS', s2s: 'SS', e2e: 'FF', s2e: 'SF' },
} as const
