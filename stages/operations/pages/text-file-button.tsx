import { useRef } from 'react'
import { Button } from '../../../web/parts/button.tsx'
import { useText } from '../../../web/parts/language.ts'
import { texts as t } from '../texts.ts'

/** Reads a text file that a person chooses; UTF-8, else GB18030 as old Chinese systems write it. */
export function TextFileButton({ onText }: { onText: (content: string, name: string) => void }) {
  const text = useText()
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    const bytes = await file.arrayBuffer()
    onText(decode(bytes), file.name)
  }
  return (
    <>
      <Button onClick={() => input.current?.click()}>{text(t.chooseFile)}</Button>
      <input ref={input} type="file" accept=".csv,.txt,.tsv" hidden aria-label={text(t.chooseFile)} onChange={(event) => void read(event.target.files?.[0])} />
    </>
  )
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
