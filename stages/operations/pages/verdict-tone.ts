import type { Tone } from '../../../platform/wire.ts'

/** Colour only for what needs attention. */
export const verdictTone: Record<'helped' | 'notShown' | 'worse' | 'tooEarly', Tone> = { helped: 'ok', notShown: 'warn', worse: 'bad', tooEarly: 'idle' }
