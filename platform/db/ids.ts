import { v7 } from 'uuid'

/** A UUIDv7: sorts by the time it was made. `at` dates it back (the demo's history). */
export function newId(at?: Date): string {
  return at ? v7({ msecs: at.getTime() }) : v7()
}
