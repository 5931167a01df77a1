/** What of a module stands in the way of its acceptance. Pure. */
export interface ModuleContents {
  readonly items: readonly { code: string; title: string; state: string }[]
  readonly tests: readonly { code: string; title: string; state: string; priority: string }[]
  readonly defects: readonly { code: string; title: string; state: string; severity: string }[]
}

export interface Readiness {
  readonly mustTests: number
  readonly mustPassed: number
  readonly items: number
  readonly itemsAccepted: number
  readonly openDefects: number
  /** Must tests that have not passed, items that are not accepted, severe defects: each keeps the signature back. */
  readonly objections: readonly { code: string; title: string; why: 'testNotPassed' | 'itemNotAccepted' | 'severeDefect' }[]
}

const closed = new Set(['closed', 'rejected'])

export function readinessOf(module: ModuleContents): Readiness {
  const must = module.tests.filter((t) => t.priority === 'M')
  const open = module.defects.filter((d) => !closed.has(d.state))
  const because = (list: readonly { code: string; title: string }[], why: Readiness['objections'][number]['why']) => list.map(({ code, title }) => ({ code, title, why }))
  return {
    mustTests: must.length,
    mustPassed: must.filter((t) => t.state === 'passed').length,
    items: module.items.length,
    itemsAccepted: module.items.filter((i) => i.state === 'accepted').length,
    openDefects: open.length,
    objections: [
      ...because(must.filter((t) => t.state !== 'passed'), 'testNotPassed'),
      ...because(module.items.filter((i) => i.state !== 'accepted'), 'itemNotAccepted'),
      ...because(open.filter((d) => d.severity === 's1' || d.severity === 's2'), 'severeDefect'),
    ],
  }
}
