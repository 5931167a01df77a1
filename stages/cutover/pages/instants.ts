import { useEffect, useState } from 'react'

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

/** `08-28 18:00` in the reader's own zone, `18:00` without the day. */
export function shortMoment(instant: string | null, withDay = true): string {
  if (!instant) return '—'
  const d = new Date(instant)
  const two = (n: number) => String(n).padStart(2, '0')
  const time = `${two(d.getHours())}:${two(d.getMinutes())}`
  return withDay ? `${two(d.getMonth() + 1)}-${two(d.getDate())} ${time}` : time
}
