import type { Actor } from '../db/door.ts'
import type { ImplementationSummary, TodoEntry } from '../wire.ts'

/** How much waits for the account over all its implementations. */
export async function countTodos(_actor: Actor, _implementations: readonly ImplementationSummary[]): Promise<number> {
  return (await todosOf(_actor, _implementations)).length
}

export async function todosOf(_actor: Actor, _implementations: readonly ImplementationSummary[]): Promise<TodoEntry[]> {
  return []
}
