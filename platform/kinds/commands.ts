import { eq } from 'drizzle-orm'
import { Forbidden, Refused } from '../../engines/errors.ts'
import type { Tx } from '../db/door.ts'
import { createItem, getItem, linkedItems, linkItems, moveItem, removeItem, unlinkItems, updateItem } from '../trace/item-store.ts'
import { items } from '../trace/tables.ts'
import type { AnyItem, AnyKind } from './kind.ts'

type Input = Record<string, unknown> & { links?: Record<string, string[]> | undefined }

export function requireEditor(tx: Tx, kind: AnyKind, verb: 'create' | 'update'): void {
  if (tx.ability.can(verb, kind.stage)) return
  if (kind.creators?.some((role) => tx.roles.includes(role)) && !tx.actor.readOnly) return
  tx.require(verb, kind.stage)
}

/** Creates an item of any kind from the wire, with its links. */
export async function createFromWire(tx: Tx, kind: AnyKind, input: Input): Promise<AnyItem> {
  requireEditor(tx, kind, 'create')
  if (!kind.editable) throw notEditable(kind)
  const { links, ...values } = input
  const refusal = await kind.refuse?.(tx, values, null)
  if (refusal) throw refusal
  const row = await createItem(tx, kind, values as never)
  await setLinks(tx, kind, row.id, links ?? {})
  if (!kind.settle) return row
  await kind.settle(tx, row, null)
  return getItem(tx, kind, row.id)
}

/** Changes an item; `version` comes from If-Match. */
export async function updateFromWire(tx: Tx, kind: AnyKind, id: string, input: Input, version: number | undefined): Promise<AnyItem> {
  requireEditor(tx, kind, 'update')
  if (!kind.editable) throw notEditable(kind)
  const { links, ...values } = input
  const before = await getItem(tx, kind, id)
  const refusal = await kind.refuse?.(tx, { ...before, ...values }, before)
  if (refusal) throw refusal
  const row = await updateItem(tx, kind, before.id, values as never, version === undefined ? {} : { version })
  await setLinks(tx, kind, row.id, links ?? {})
  if (!kind.settle) return row
  await kind.settle(tx, row, before)
  return getItem(tx, kind, row.id)
}

/** Runs a named transition of the kind. */
export async function transitionItem(tx: Tx, kind: AnyKind, id: string, name: string, input: { reason?: string | undefined; version?: number | undefined } = {}): Promise<AnyItem> {
  const item = await getItem(tx, kind, id)
  const transition = kind.transitions[name]
  if (!transition) throw new Refused('transition.unknown', { kind: kind.kind, name }, { zh: `${kind.label.zh}没有"${name}"这个动作。`, en: `There is no action "${name}" for a ${kind.label.en.toLowerCase()}.` })
  if (transition.ability === 'sign') tx.require('sign', kind.stage)
  else if (transition.ability === 'manage') tx.require('manage', kind.stage)
  else requireEditor(tx, kind, 'update')
  if (!transition.from.includes(item.state)) {
    const state = kind.states[item.state]
    throw new Refused('transition.wrong_state', { code: item.code, state: item.state, name }, {
      zh: `${item.code} 现在是"${state?.[0] ?? item.state}"，不能${transition.label.zh}。请刷新后再看。`,
      en: `${item.code} is "${state?.[1] ?? item.state}" and cannot be moved by "${transition.label.en}". Reload it.`,
    })
  }
  if (transition.needsReason && !input.reason?.trim()) throw new Refused('transition.reason_missing', { code: item.code, field: 'reason' }, { zh: `${transition.label.zh} ${item.code} 要写明原因。`, en: `Give a reason for "${transition.label.en}" of ${item.code}.` })
  const refusal = await transition.refuse?.(tx, item)
  if (refusal) throw refusal
  const moved = await moveItem(tx, kind, item.id, transition.to, { reason: input.reason, event: `${kind.kind}.${name}`, ...(input.version === undefined ? {} : { version: input.version }) })
  if (!transition.after) return moved
  await transition.after(tx, moved)
  return getItem(tx, kind, moved.id)
}

export async function removeFromWire(tx: Tx, kind: AnyKind, id: string, version: number | undefined): Promise<void> {
  tx.require('remove', kind.stage)
  const item = await getItem(tx, kind, id)
  await removeItem(tx, kind, item.id, version === undefined ? {} : { version })
}

/** Makes the links of the named slots what `wanted` says; slots that are not named stay. */
export async function setLinks(tx: Tx, kind: AnyKind, id: string, wanted: Record<string, string[]>): Promise<void> {
  for (const slot of kind.links) {
    const ids = wanted[slot.name]
    if (!ids) continue
    const now = (await linkedItems(tx, [id], slot.type, slot.direction)).get(id)?.filter((r) => slot.kinds.includes(r.kind)).map((r) => r.id) ?? []
    for (const other of ids.filter((i) => !now.includes(i))) {
      const [end] = await tx.db.select({ kind: items.kind, code: items.code }).from(items).where(eq(items.id, other))
      if (end && !slot.kinds.includes(end.kind)) throw new Refused('link.wrong_kind', { slot: slot.name, code: end.code }, { zh: `"${slot.label.zh}"不能关联 ${end.code}。`, en: `"${slot.label.en}" cannot point to ${end.code}.` })
      await (slot.direction === 'out' ? linkItems(tx, id, slot.type, other) : linkItems(tx, other, slot.type, id))
    }
    for (const other of now.filter((i) => !ids.includes(i))) await (slot.direction === 'out' ? unlinkItems(tx, id, slot.type, other) : unlinkItems(tx, other, slot.type, id))
  }
}

function notEditable(kind: AnyKind): Forbidden {
  return new Forbidden('item.not_editable', { kind: kind.kind }, { zh: `${kind.label.zh}由系统按步骤产生，不能直接新建或修改。`, en: `A ${kind.label.en.toLowerCase()} comes from its own steps and cannot be created or changed directly.` })
}
