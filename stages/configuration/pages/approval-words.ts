import type { Text } from '../../../engines/errors.ts'
import type { Tone } from '../../../platform/wire.ts'
import type { ApprovalView, Requisition } from '../contract.ts'
import { actionWords, words as w } from '../texts.ts'

export const statusOf: Record<Requisition['status'], { tone: Tone; word: Text }> = {
  running: { tone: 'review', word: w.st_running }, returned: { tone: 'warn', word: w.st_returned }, approved: { tone: 'ok', word: w.st_approved },
  rejected: { tone: 'bad', word: w.st_rejected }, withdrawn: { tone: 'idle', word: w.st_withdrawn }, draft: { tone: 'idle', word: w.st_draft },
}

export function actionWord(action: string): Text {
  return (actionWords as Record<string, Text>)[action] ?? { zh: action, en: action }
}

/** Tone of a line of the history. */
export function toneOf(action: string): Tone {
  if (action === 'approved') return 'ok'
  if (action === 'rejected') return 'bad'
  return action === 'returned' ? 'warn' : 'idle'
}

export type Status = ApprovalView['status']
