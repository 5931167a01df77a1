import type { Text } from '../../errors.ts'
import type { ComparedColumn } from './pair-evidence.ts'

/** Several source columns that together make one target column; only ever a suggestion. */
export interface Join {
  /** Indexes of the sources, in the order in which they are joined. */
  readonly sources: readonly number[]
  readonly reason: Text
}

/** Words that name a part of something: first name, address line 2. */
const parts = new Set(['first', 'middle', 'last', 'given', 'family', 'line'])
const isPart = (word: string): boolean => parts.has(word) || /^\d+$/.test(word)
const compared = 200
const enough = 0.5

/** Two or three columns that make the target: by their names (`address 1`, `address 2`) or because its values begin with one and end with the other. Null when there are none. */
export function joinFor(sources: readonly ComparedColumn[], target: ComparedColumn): Join | null {
  return byValues(sources, target) ?? byNames(sources, target)
}

function byNames(sources: readonly ComparedColumn[], target: ComparedColumn): Join | null {
  for (const wanted of target.meanings) {
    if (wanted.words.length === 0 || wanted.words.some(isPart)) continue
    const found = sources.flatMap((source, i) => (source.meanings.some((m) => m.words.some(isPart) && m.words.filter((w) => !isPart(w)).join(' ') === wanted.words.join(' ')) ? [i] : []))
    if (found.length >= 2 && found.length <= 3) return { sources: found, reason: { zh: `各是"${wanted.written}"的一部分`, en: `each is a part of "${wanted.written}"` } }
  }
  return null
}

function byValues(sources: readonly ComparedColumn[], target: ComparedColumn): Join | null {
  if (target.values?.kind !== 'text') return null
  const values = [...target.values.values].slice(0, compared)
  const texts = sources.flatMap((s, i) => (s.values && s.values.kind === 'text' && s.values.values.size > 1 ? [{ i, set: s.values.values }] : []))
  if (values.length === 0) return null
  const cuts = values.map((v) => [...v.matchAll(/[\s,，、/_-]+/g)].map((m) => [v.slice(0, m.index), v.slice(m.index + m[0].length)] as const))
  const often = (hits: (own: readonly (readonly [string, string])[]) => boolean): boolean => cuts.filter(hits).length >= enough * cuts.length
  const rights = texts.filter(({ set }) => often((own) => own.some(([, b]) => set.has(b))))
  for (const left of texts.filter(({ set }) => rights.length > 0 && often((own) => own.some(([a]) => set.has(a))))) {
    for (const right of rights) {
      if (left === right) continue
      const hits = cuts.filter((own) => own.some(([a, b]) => left.set.has(a) && right.set.has(b))).length
      if (hits / cuts.length < enough) continue
      const percent = Math.round((hits / cuts.length) * 100)
      return { sources: [left.i, right.i], reason: { zh: `${percent} % 的目标值由这两列拼成`, en: `${percent} % of the target's values are these two put together` } }
    }
  }
  return null
}
