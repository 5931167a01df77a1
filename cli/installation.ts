import fs from 'node:fs'
import path from 'node:path'
import { Invalid, Problem } from '../engines/errors.ts'
import { askServer, type ControlRequest, runControl } from '../platform/control/control.ts'
import { openHouse } from '../platform/open-house.ts'

/** Opens the installation under its lock; when a server holds it, asks that server instead. */
export async function control(directory: string, request: ControlRequest): Promise<unknown> {
  refuseMissing(directory)
  try {
    // The owner's URL alone: an import writes rows that no account may.
    const owner = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL
    const house = await openHouse({ directory, stages: [], databaseUrl: owner, ownerUrl: owner })
    try {
      return await runControl(house, request)
    } finally {
      await house.close()
    }
  } catch (error) {
    if (error instanceof Problem && error.code === 'data.locked' && fs.existsSync(path.join(directory, 'control.json'))) return askServer(directory, request)
    throw error
  }
}

export function refuseMissing(directory: string): void {
  if (fs.existsSync(path.join(directory, 'secret'))) return
  throw new Invalid('data.absent', { directory }, { zh: `${directory} 里没有落地的数据。请用 --data 指定数据目录（演示数据在 .landfall/demo）。`, en: `There is no Landfall data in ${directory}. Name the data directory with --data (the demo's is .landfall/demo).` })
}
