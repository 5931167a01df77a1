import { useRef } from 'react'
import type { AttachmentView } from '../../platform/wire.ts'
import { uploadFile, urlOf, useAction, useRead } from './api.ts'
import { Button } from './button.tsx'
import { Empty } from './empty.tsx'
import { Icon } from './icon.tsx'
import { useFormat, useText } from './language.ts'
import { PasteTarget } from './paste-target.tsx'
import { partTexts as t } from './texts.ts'

/** The files of an item: drop, paste or choose to add; pictures are shown. */
export function Attachments({ itemId }: { itemId: string }) {
  const text = useText()
  const { data } = useRead<AttachmentView[]>('/attachments', { item: itemId })
  const { busy, run } = useAction()
  const input = useRef<HTMLInputElement>(null)
  const upload = (file: File) => void run(() => uploadFile('/attachments', file, { itemId }), { done: text(t.uploaded, { name: file.name }) })
  return (
    <PasteTarget onImage={upload}>
      <div className="lf-files">
        {data?.length === 0 && <Empty title={text(t.noFiles)} text={text(t.noFilesText)} />}
        <ul>{data?.map((file) => <FileLine key={file.id} file={file} />)}</ul>
        <input ref={input} type="file" multiple hidden onChange={(e) => { for (const file of e.target.files ?? []) upload(file); e.target.value = '' }} aria-label={text(t.attach)} />
        <Button icon={<Icon name="attach" />} loading={busy} onClick={() => input.current?.click()}>{text(t.attach)}</Button>
      </div>
    </PasteTarget>
  )
}

export function FileLine({ file }: { file: AttachmentView }) {
  const { relative, number } = useFormat()
  const href = urlOf(`/attachments/${file.id}`)
  const size = file.bytes < 1024 * 1024 ? `${number(Math.max(1, Math.round(file.bytes / 1024)))} kB` : `${number(file.bytes / 1024 / 1024, 1)} MB`
  return (
    <li className="lf-file">
      {file.mediaType.startsWith('image/') && file.mediaType !== 'image/svg+xml' ? <a href={href} target="_blank" rel="noreferrer"><img src={href} alt={file.name} loading="lazy" /></a> : <span className="lf-file-icon"><Icon name="document" /></span>}
      <span className="lf-file-name"><a href={href} target="_blank" rel="noreferrer">{file.name}</a><span className="lf-meta">{size} · {file.by} · {relative(file.at)}</span></span>
    </li>
  )
}
