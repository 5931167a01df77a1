import { createContext } from 'react'

/** Where a page puts what stands in the frame. */
export const FrameSlots = createContext<{ readonly actions: HTMLElement | null; readonly isPhone: boolean; readonly isNarrow: boolean }>({ actions: null, isPhone: false, isNarrow: false })
