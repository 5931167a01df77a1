/**
 * Link types whose arrow runs against the story "cause → effect": an item that satisfies, verifies, teaches … comes *after* what it points to.
 */
const against = new Set(['implements', 'satisfies', 'changes', 'regulates', 'verifies', 'teaches', 'migrates', 'releases', 'answers', 'measures', 'causes', 'threatens'])

/** Types that tell what happened or what belongs together: neither end has to be looked at again when the other is edited. */
const telling = new Set(['raises', 'contains', 'causes', 'answers', 'threatens', 'hinders', 'measures'])

/** The ends of a link in the order of the story: what was there first, and what came of it. */
export function causeAndEffect(link: { readonly type: string; readonly fromId: string; readonly toId: string }): readonly [cause: string, effect: string] {
  return against.has(link.type) ? [link.toId, link.fromId] : [link.fromId, link.toId]
}

/** Whether the cause of this link has changed since the link was made or confirmed, so that its effect has to be looked at again. */
export function isSuspect(link: { readonly type: string; readonly fromHash: string; readonly toHash: string }, now: { readonly from: string; readonly to: string }): boolean {
  if (telling.has(link.type)) return false
  return against.has(link.type) ? now.to !== link.toHash : now.from !== link.fromHash
}
