import fs from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Unavailable } from '../../engines/errors.ts'

const held = new Set<DatabaseSync>()

/**
 * Takes the data directory for this process until the returned function is called or the process ends (the kernel frees it,
 * also after kill -9). Refuses with `data.locked` when another process holds it.
 */
export function lockDirectory(directory: string): () => void {
  fs.mkdirSync(directory, { recursive: true })
  const lock = new DatabaseSync(path.join(directory, 'landfall.lock'))
  try {
    lock.exec('pragma journal_mode=memory; pragma locking_mode=exclusive; begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode !== 5) throw error
    throw new Unavailable('data.locked', { directory }, {
      zh: `数据目录 ${directory} 正被另一个落地进程使用。请先停止那个进程，或用 --data 指定另一个目录。`,
      en: `The data directory ${directory} is in use by another Landfall process. Stop that process first, or name another directory with --data.`,
    })
  }
  held.add(lock)
  return () => {
    held.delete(lock)
    lock.close()
  }
}
