import { useRef, useState } from 'react'
import type { AttachmentView, ItemRow } from '../../../platform/wire.ts'
import { uploadFile, useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { PasteTarget } from '../../../web/parts/paste-target.tsx'
import type { LessonView } from '../contract.ts'
import { texts as t } from '../texts.ts'

export type LessonPart = 'theory' | 'practice' | 'caseStudy' | 'jobAid'

/** One part of a lesson as long text. A picture pasted here goes to the lesson's files and into the text where the caret stands. */
export function LessonTextForm({ lesson, part, onDone }: { lesson: LessonView; part: LessonPart; onDone: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const box = useRef<HTMLDivElement>(null)
  const [value, setValue] = useState(lesson[part] ?? '')
  const insert = (file: File) => void run(async () => {
    const saved = await uploadFile<AttachmentView>('/attachments', file, { itemId: lesson.id })
    const caret = box.current?.querySelector('textarea')?.selectionStart ?? value.length
    const before = value.slice(0, caret)
    setValue(`${before}${before === '' || before.endsWith('\n') ? '' : '\n'}![${saved.name}](file:${saved.id})\n${value.slice(caret)}`)
  })
  const save = () => run(async () => {
    await send<ItemRow>('PATCH', `/items/lessons/${lesson.id}`, { [part]: value.trim() === '' ? null : value }, { ifMatch: lesson.version })
    onDone()
  }, { done: text(t.saved) })
  return (
    <Drawer open width={720} title={`${lesson.title} · ${text(t[part])}`} onClose={onDone} footer={<><Button onClick={onDone}>{text(t.cancel)}</Button><Button type="primary" loading={busy} onClick={() => void save()}>{text(t.save)}</Button></>}>
      <div ref={box} className="tr-text-edit">
        <PasteTarget onImage={insert}>
          <TextArea label={text(t[part])} value={value} onChange={setValue} rows={18} hint={text(part === 'jobAid' ? t.jobAidHint : t.textHint)} />
        </PasteTarget>
        <p><label className="lf-button">{text(t.addPicture)}<input type="file" accept="image/*" hidden onChange={(e) => { const file = e.target.files?.[0]; if (file) insert(file); e.target.value = '' }} /></label></p>
      </div>
    </Drawer>
  )
}
