import { useEffect, useMemo, useState } from 'react'
import { useImplementation } from '../../../web/parts/implementation.ts'

/** The time now, anew each second; at rest when `isRunning` is false. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  return now
}

/** `2 d 03:14:05`, `03:14:05`; negative time is zero. */
export function countdown(milliseconds: number, dayWord: string): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const days = Math.floor(seconds / 86_400)
  const clock = [Math.floor((seconds % 86_400) / 3600), Math.floor((seconds % 3600) / 60), seconds % 60].map((n) => String(n).padStart(2, '0')).join(':')
  return days > 0 ? `${days} ${dayWord} ${clock}` : clock
}

/** `08-28 18:00` on the implementation's wall clock, `18:00` without the day. */
export function useShortMoment(): (instant: string | null, withDay?: boolean) => string {
  const { zone } = useImplementation().summary
  return useMemo(() => {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    return (instant, withDay = true) => {
      if (!instant) return '—'
      const part = Object.fromEntries(format.formatToParts(new Date(instant)).map((p) => [p.type, p.value]))
      return withDay ? `${part.month}-${part.day} ${part.hour}:${part.minute}` : `${part.hour}:${part.minute}`
    }
  }, [zone])
}
