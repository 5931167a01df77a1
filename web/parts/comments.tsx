import { useMemo, useRef, useState } from 'react'
import type { CommentView } from '../../platform/wire.ts'
import { uploadFile, useAction, useRead, useSend } from './api.ts'
import { FileLine } from './attachments.tsx'
import { Button } from './button.tsx'
import { Empty } from './empty.tsx'
import { useImplementation } from './implementation.ts'
import { useFormat, useText } from './language.ts'
import { PasteTarget } from './paste-target.tsx'
import { partTexts as t } from './texts.ts'

/** The talk about an item: @mentions tell people, pictures are pasted in. */
export function Comments({ itemId }: { itemId: string }) {
  const text = useText()
  const { relative, instant } = useFormat()
  const { data } = useRead<CommentView[]>('/comments', { item: itemId })
  return (
    <div className="lf-comments">
      {data?.length === 0 && <Empty title={text(t.noComments)} text={text(t.noCommentsText)} />}
      <ol>
        {data?.map((c) => (
          <li key={c.id}>
            <div className="lf-comment-head"><span className="lf-avatar" aria-hidden="true">{[...c.by][0]}</span><b>{c.by}</b><time dateTime={c.at} title={instant(c.at)}>{relative(c.at)}</time></div>
            <p>{c.text}</p>
            {c.attachments.length > 0 && <ul>{c.attachments.map((f) => <FileLine key={f.id} file={f} />)}</ul>}
          </li>
        ))}
      </ol>
      <Composer itemId={itemId} />
    </div>
  )
}

function Composer({ itemId }: { itemId: string }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { directory } = useImplementation()
  const [words, setWords] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const [pick, setPick] = useState(0)
  const area = useRef<HTMLTextAreaElement>(null)
  const asked = /@([^\s@]{0,20})$/.exec(words.slice(0, area.current?.selectionStart ?? words.length))?.[1]
  const people = useMemo(() => (asked === undefined ? [] : directory.people.filter((p) => p.accountId && p.name.toLowerCase().includes(asked.toLowerCase())).slice(0, 6)), [asked, directory])
  const mention = (name: string) => {
    const at = area.current?.selectionStart ?? words.length
    const before = words.slice(0, at).replace(/@[^\s@]*$/, `@${name} `)
    setWords(before + words.slice(at))
    setPick(0)
    requestAnimationFrame(() => { area.current?.focus(); area.current?.setSelectionRange(before.length, before.length) })
  }
  const publish = () =>
    void run(async () => {
      const mentions = directory.people.filter((p) => words.includes(`@${p.name}`)).map((p) => p.id)
      const comment = await send<CommentView>('POST', '/comments', { itemId, text: words.trim() || files.map((f) => f.name).join(', '), mentions })
      for (const file of files) await uploadFile('/attachments', file, { itemId, commentId: comment.id })
      setWords('')
      setFiles([])
    })
  return (
    <PasteTarget onImage={(file) => setFiles((all) => [...all, file])}>
      <div className="lf-composer">
        <textarea
          ref={area} value={words} rows={3} placeholder={text(t.commentPlaceholder)} aria-label={text(t.commentLabel)} onChange={(e) => setWords(e.target.value)}
          onKeyDown={(e) => {
            if (people.length > 0 && (e.key === 'ArrowDown' || e.key === 'ArrowUp')) { e.preventDefault(); setPick((pick + (e.key === 'ArrowDown' ? 1 : people.length - 1)) % people.length) }
            else if (people.length > 0 && (e.key === 'Enter' || e.key === 'Tab')) { e.preventDefault(); mention(people[pick % people.length]!.name) }
            else if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); publish() }
          }}
        />
        {people.length > 0 && <ul className="lf-mentions">{people.map((p, i) => <li key={p.id}><button type="button" className={i === pick % people.length ? 'on' : ''} onMouseDown={(e) => { e.preventDefault(); mention(p.name) }}>{p.name}<small>{p.job}</small></button></li>)}</ul>}
        {files.length > 0 && <ul className="lf-composer-files">{files.map((f) => <li key={f.name}>{f.type.startsWith('image/') ? <Thumb file={f} /> : f.name}<button type="button" className="lf-quiet" onClick={() => setFiles(files.filter((x) => x !== f))}>{text(t.remove)}</button></li>)}</ul>}
        <Button type="primary" size="small" disabled={!words.trim() && files.length === 0} loading={busy} onClick={publish}>{text(t.send)}</Button>
      </div>
    </PasteTarget>
  )
}

function Thumb({ file }: { file: File }) {
  const [url] = useState(() => URL.createObjectURL(file))
  return <img src={url} alt={file.name} onLoad={() => URL.revokeObjectURL(url)} />
}
