import type { ReactNode } from 'react'
import { useUrlOf } from '../../../web/parts/api.ts'

const picture = /^!\[([^\]]*)\]\(file:([0-9a-f-]{36})\)$/

/** Plain text as people write it: `1. ` and `- ` make lists, a line `![name](file:ID)` shows a picture of the lesson, an empty line parts paragraphs. */
export function RichText({ text }: { text: string }) {
  const urlOf = useUrlOf()
  const out: ReactNode[] = []
  let list: { ordered: boolean; items: string[] } | null = null
  const close = () => {
    if (!list) return
    const items = list.items.map((item, i) => <li key={`${i} ${item}`}>{item}</li>)
    out.push(list.ordered ? <ol key={out.length}>{items}</ol> : <ul key={out.length}>{items}</ul>)
    list = null
  }
  for (const line of text.split('\n')) {
    const item = /^\s*(?:(\d+)[.、)]|[-•])\s+(.*)$/.exec(line)
    if (item) {
      const ordered = item[1] !== undefined
      if (list && list.ordered !== ordered) close()
      list ??= { ordered, items: [] }
      list.items.push(item[2]!)
      continue
    }
    close()
    const image = picture.exec(line.trim())
    if (image) out.push(<img key={out.length} src={urlOf(`/attachments/${image[2]}`)} alt={image[1]!} loading="lazy" />)
    else if (line.trim() !== '') out.push(<p key={out.length}>{line.trim()}</p>)
  }
  close()
  return <div className="tr-prose">{out}</div>
}
