import { Invalid } from '../../errors.ts'
import type { RowTable, TableRow } from './read-rows.ts'

interface Element {
  readonly name: string
  readonly line: number
  readonly start: number
  end: number
  readonly attributes: [string, string][]
  readonly children: Element[]
  text: string
}

const deepest = 200
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Reads XML as a table: every element named `element` is a row; without it the name that occurs most often among siblings which hold
 * something. Attributes become columns `@name`, elements inside `name` or `outer/inner`, a repeated one `name_2`; names without their prefix.
 * Throws `data.xml` with the line: not well formed, nested more than 200 deep, or a DOCTYPE with entities (the usual way to make a small file unpack to gigabytes).
 */
export function readXml(text: string, file: string, element?: string): RowTable {
  const root = parse(text, file)
  const name = element ?? repeatedName(root)
  const found: Element[] = []
  collect(root, name, found)
  if (found.length === 0) throw new Invalid('data.xml', { file, element: name ?? null }, { zh: `文件 ${file} 中没有重复的元素${element ? `「${element}」` : ''}。请用 records 写明作为一行的元素名。`, en: `${file} has no repeating element${element ? ` "${element}"` : ''}. Name the element that is a row with records.` })
  const columns = new Map<string, number>()
  const records = found.map((item) => {
    const cells = new Map<string, string>()
    flatten(item, '', cells)
    for (const key of cells.keys()) if (!columns.has(key)) columns.set(key, columns.size)
    return { cells, item }
  })
  const names = [...columns.keys()]
  const rows: TableRow[] = records.map(({ cells, item }) => ({ values: names.map((key) => cells.get(key) ?? null), raw: text.slice(item.start, item.end), line: item.line, problem: null }))
  return { columns: names, rows, encoding: null, notes: [] }
}

function parse(text: string, file: string): Element {
  const root: Element = { name: '', line: 1, start: 0, end: text.length, attributes: [], children: [], text: '' }
  const open: Element[] = [root]
  let line = 1
  let position = 0
  const fail = (zh: string, en: string) => new Invalid('data.xml', { file, line }, { zh: `文件 ${file} 第 ${line} 行：${zh}。`, en: `${file}, line ${line}: ${en}.` })
  const token = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(\[?)[^>]*>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/g
  const moveTo = (next: number) => {
    for (let i = text.indexOf('\n', position); i >= 0 && i < next; i = text.indexOf('\n', i + 1)) line++
    position = next
  }
  for (const match of text.matchAll(token)) {
    const between = text.slice(position, match.index)
    const top = open.at(-1)!
    if (between.includes('<')) {
      moveTo(position + between.indexOf('<'))
      throw fail('标记没有写完，请修正后再试', 'a tag is not complete; correct it and try again')
    }
    top.text += plain(between)
    moveTo(match.index)
    const [whole, cdata, subset, closing, opening, attributes, selfClosing] = match
    if (cdata !== undefined) top.text += cdata
    else if (subset === '[') throw fail('DOCTYPE 中定义了实体，出于安全不读取；请导出不带 DOCTYPE 的 XML', 'a DOCTYPE that defines entities is not read, for safety; export the XML without it')
    else if (closing !== undefined) {
      if (open.length === 1 || top.name !== local(closing)) throw fail(`</${closing}> 没有对应的开始标记，请修正后再试`, `</${closing}> closes nothing; correct it and try again`)
      top.end = match.index + whole.length
      open.pop()
    } else if (opening !== undefined) {
      if (open.length > deepest) throw fail(`嵌套超过 ${deepest} 层`, `nested more than ${deepest} deep`)
      const item: Element = { name: local(opening), line, start: match.index, end: match.index + whole.length, attributes: attributesOf(attributes ?? ''), children: [], text: '' }
      top.children.push(item)
      if (!selfClosing) open.push(item)
    }
    moveTo(match.index + whole.length)
  }
  if (open.length > 1 || root.children.length === 0 || text.slice(position).trim() !== '') {
    moveTo(text.length)
    throw fail(open.length > 1 ? `元素 ${open.at(-1)!.name} 没有结束，文件可能不完整` : '不是 XML', open.length > 1 ? `the element ${open.at(-1)!.name} does not end; the file may be cut off` : 'not XML')
  }
  return root
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)
const attributesOf = (text: string): [string, string][] => [...text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].filter((m) => !m[1]!.startsWith('xmlns')).map((m) => [local(m[1]!), plain(m[2] ?? m[3] ?? '')])

function plain(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w+);/g, (whole, name: string) => {
    if (name[0] !== '#') return entities[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** The name that most siblings share; one level of rows beats their fields, because it lies nearer to the root. */
function repeatedName(root: Element): string | undefined {
  let level = [root]
  while (level.length > 0) {
    const counts = new Map<string, number>()
    for (const parent of level) {
      const here = new Map<string, number>()
      for (const child of parent.children) if (child.children.length > 0 || child.attributes.length > 0) here.set(child.name, (here.get(child.name) ?? 0) + 1)
      for (const [name, count] of here) counts.set(name, Math.max(counts.get(name) ?? 0, count))
    }
    const best = [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1])[0]
    if (best) return best[0]
    level = level.flatMap((parent) => parent.children)
  }
  return undefined
}

function collect(element: Element, name: string | undefined, into: Element[]): void {
  for (const child of element.children) {
    if (child.name === name) into.push(child)
    else collect(child, name, into)
  }
}

function flatten(element: Element, prefix: string, into: Map<string, string>): void {
  const put = (key: string, value: string) => {
    let free = key
    for (let n = 2; into.has(free); n++) free = `${key}_${n}`
    into.set(free, value)
  }
  for (const [name, value] of element.attributes) put(`${prefix}@${name}`, value)
  const own = element.text.trim()
  if (element.children.length === 0) {
    if (prefix !== '' && (own !== '' || element.attributes.length === 0)) put(prefix.slice(0, -1), own)
    else if (own !== '') put('text', own)
  } else if (own !== '') put(`${prefix}text`, own)
  for (const child of element.children) flatten(child, `${prefix}${child.name}/`, into)
}
