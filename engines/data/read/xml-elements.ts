export interface XmlElement {
  readonly attributes: string
  readonly body: string
  readonly start: number
  /** Position behind the element. */
  readonly end: number
}

/** The document is cut off within this element. */
export class UnendedElement extends Error {
  readonly element: string
  constructor(element: string) {
    super(`the element ${element} does not end`)
    this.element = element
  }
}

/** The opening tag of an element of that name, with any prefix; a `<` inside a tag ends the search there, so that many broken tags cost no more than their length. */
export const openingOf = (name: string): RegExp => new RegExp(`<((?:\\w+:)?)${name}(?=[\\s/>])([^<>]*)>`, 'g')

/**
 * The next element from a position on, found by its opening tag (`openingOf`) and the first closing tag of the same name; null when there is none.
 * Throws `UnendedElement` for one that does not end: a document that is cut off, or many of them made to cost time.
 */
export function nextElement(xml: string, opening: RegExp, from: number): XmlElement | null {
  opening.lastIndex = from
  const match = opening.exec(xml)
  if (!match) return null
  const start = opening.lastIndex
  const attributes = match[2]!
  if (attributes.endsWith('/')) return { attributes: attributes.slice(0, -1), body: '', start: match.index, end: start }
  const name = /^[^\s/>]+/.exec(match[0].slice(1))![0]
  let close = xml.indexOf(`</${name}>`, start)
  let length = name.length + 3
  if (close < 0) {
    const spaced = new RegExp(`</${name}\\s+>`).exec(xml.slice(start))
    if (!spaced) throw new UnendedElement(name)
    close = start + spaced.index
    length = spaced[0].length
  }
  return { attributes, body: xml.slice(start, close), start: match.index, end: close + length }
}

/** Hands every element of that name on, outermost only. */
export function eachElement(xml: string, opening: RegExp, take: (element: XmlElement) => void): void {
  for (let element = nextElement(xml, opening, 0); element; element = nextElement(xml, opening, element.end)) take(element)
}
