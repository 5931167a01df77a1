import { type ReactNode, useState } from 'react'
import { useText } from './language.ts'
import { partTexts as t } from './texts.ts'

/** Takes what is pasted (Ctrl+V) or dropped here: pictures and files, or text from Excel. */
export function PasteTarget({ onImage, onText, label, children }: { onImage?: (file: File) => void; onText?: (text: string) => void; label?: string; children?: ReactNode }) {
  const text = useText()
  const [over, setOver] = useState(false)
  const take = (data: DataTransfer): boolean => {
    const files = [...data.files]
    if (onImage && files.length > 0) {
      for (const file of files) onImage(named(file, text(t.pastedPicture)))
      return true
    }
    const words = data.getData('text/plain')
    if (onText && words) {
      onText(words)
      return true
    }
    return false
  }
  return (
    <div
      className={over ? 'lf-paste over' : 'lf-paste'} {...(children ? {} : { tabIndex: 0, role: 'textbox', 'aria-label': label ?? text(t.pasteHere), 'aria-readonly': true })}
      onPaste={(e) => { if (take(e.clipboardData)) e.preventDefault() }}
      onDragOver={(e) => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={(e) => { e.preventDefault(); setOver(false); take(e.dataTransfer) }}
    >
      {children ?? <span className="lf-paste-hint">{label ?? text(t.pasteHere)}</span>}
    </div>
  )
}

/** Pictures from the clipboard are all called image.png: give them a moment in their name. */
function named(file: File, word: string): File {
  if (file.name !== 'image.png') return file
  const at = new Date()
  const stamp = `${at.getFullYear()}${String(at.getMonth() + 1).padStart(2, '0')}${String(at.getDate()).padStart(2, '0')}-${String(at.getHours()).padStart(2, '0')}${String(at.getMinutes()).padStart(2, '0')}${String(at.getSeconds()).padStart(2, '0')}`
  return new File([file], `${word}-${stamp}.png`, { type: file.type })
}
