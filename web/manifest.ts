import type { ComponentType } from 'react'
import type { Text } from '../engines/errors.ts'
import type { ItemRow, StageName } from '../platform/wire.ts'
import type { IconName } from './parts/icon.tsx'

/** What a stage hands to the frame: its rooms in the navigation and how its kinds look. */
export interface StageManifest {
  readonly stage: StageName
  readonly label: Text
  /** One sentence: what the stage is for. */
  readonly lead: Text
  readonly rooms: readonly Room[]
  readonly kinds: Readonly<Record<string, KindFace>>
}

/** A room is either a register of one kind, drawn by the frame, or a page of its own, loaded when opened. */
export interface Room {
  /** Path segment below the stage, kebab-case. */
  readonly path: string
  readonly label: Text
  /** Key in the journey's counts (a kind's name or one of the stage's `counts`). */
  readonly countKey?: string
  readonly register?: RegisterFace
  /** One sentence and an icon for the stage's overview; a register room has its own. */
  readonly lead?: Text
  readonly icon?: IconName
  readonly page?: () => Promise<{ default: ComponentType }>
  /** Not in the navigation; reached from another page. */
  readonly hidden?: boolean
}

export interface RegisterFace {
  readonly kind: string
  readonly lead: Text
  /** Names of fields, link slots and standard columns in order; default: the fields marked `inList`. At most seven. */
  readonly columns?: readonly string[]
  readonly empty: { readonly title: Text; readonly text: Text }
  /** Extra buttons at the right of the head, lazily drawn. */
  readonly actions?: ComponentType
}

export interface KindFace {
  readonly icon: IconName
  /** The room in which an item of this kind opens beside its list. */
  readonly room: string
  /** Tabs of the panel beside trace, comments, files and history; the first one is what the panel opens with. */
  readonly tabs?: readonly { readonly key: string; readonly label: Text; readonly content: () => Promise<{ default: ComponentType<{ item: ItemRow }> }> }[]
}
