import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import type { CodeRule, ReconcileRule, TargetTable } from '../../../engines/data/pipeline-schema.ts'
import type { Text } from '../../../engines/errors.ts'

/** The table of the new system that takes an object, and what is known of how old systems call its columns. */
export interface TargetTemplate {
  readonly object: string
  readonly title: Text
  readonly target: TargetTable
  readonly code?: CodeRule
  /** Target column -> object whose new codes it holds. */
  readonly lookups: Readonly<Record<string, string>>
  readonly reconcile: readonly ReconcileRule[]
  /** Target column -> heads under which it is found. */
  readonly names: Readonly<Record<string, readonly string[]>>
}

const folder = path.resolve(import.meta.dirname, '../templates')
const loaded = new Map<string, TargetTemplate>()

/** The template of an object; null when the new system's table is not described yet. */
export function targetTemplate(object: string): TargetTemplate | null {
  if (loaded.size === 0) {
    for (const file of fs.readdirSync(folder)) {
      const template = parse(fs.readFileSync(path.join(folder, file), 'utf8')) as TargetTemplate
      loaded.set(template.object, template)
    }
  }
  return loaded.get(object) ?? null
}
