import { Invalid } from '../../errors.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'latin1'

/** Encoding by byte order mark, with the length of the mark. */
export function byteOrderMark(head: Uint8Array): { encoding: Encoding; length: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

/**
 * Finds the encoding of a file while its chunks pass by: BOM, then strict UTF-8, then strict GB18030 (which contains GBK and GB 2312).
 * A UTF-8 file with a few broken bytes is called broken, not GB18030: a wrong guess would turn every character into another one in silence.
 */
export class EncodingDetector {
  private mark: { encoding: Encoding; length: number } | null | undefined
  private readonly strict = { utf8: new StrictDecoder('utf-8'), gb18030: new StrictDecoder('gb18030') }
  private readonly lenient = new TextDecoder('utf-8')
  private wideCharacters = 0
  private brokenCharacters = 0
  private zeros = { even: 0, odd: 0 }
  private bytes = 0

  push(chunk: Uint8Array): void {
    if (this.mark === undefined) this.mark = byteOrderMark(chunk)
    if (this.mark) return
    if (this.bytes < 65536) {
      for (let i = 0; i < Math.min(chunk.length, 65536); i++) if (chunk[i] === 0) (this.bytes + i) % 2 === 0 ? this.zeros.even++ : this.zeros.odd++
    }
    this.bytes += chunk.length
    const wasValid = !this.strict.utf8.failedAtLine
    const copy = wasValid ? null : chunk
    this.strict.utf8.push(chunk)
    this.strict.gb18030.push(chunk)
    if (copy || this.strict.utf8.failedAtLine) this.count(this.lenient.decode(chunk, { stream: true }))
    else this.wideCharacters += countWide(chunk)
  }

  private count(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit === 0xfffd) this.brokenCharacters++
      else if (unit > 0x7f) this.wideCharacters++
    }
  }

  /** Throws `data.encoding` with the first line that cannot be read. */
  finish(file: string): { encoding: Encoding; markLength: number } {
    if (this.mark) return { encoding: this.mark.encoding, markLength: this.mark.length }
    const sampled = Math.min(this.bytes, 65536)
    if (this.zeros.odd > sampled / 8 && this.zeros.even < this.zeros.odd / 8) return { encoding: 'utf-16le', markLength: 0 }
    if (this.zeros.even > sampled / 8 && this.zeros.odd < this.zeros.even / 8) return { encoding: 'utf-16be', markLength: 0 }
    this.strict.utf8.end()
    if (!this.strict.utf8.failedAtLine) return { encoding: 'utf-8', markLength: 0 }
    this.strict.gb18030.end()
    const looksLikeBrokenUtf8 = this.wideCharacters > 20 * Math.max(1, this.brokenCharacters)
    if (!this.strict.gb18030.failedAtLine && !looksLikeBrokenUtf8) return { encoding: 'gb18030', markLength: 0 }
    const line = this.strict.utf8.failedAtLine
    throw new Invalid('data.encoding', { file, line, utf8Line: line, gb18030Line: this.strict.gb18030.failedAtLine }, looksLikeBrokenUtf8
      ? { zh: `文件 ${file} 是 UTF-8，但第 ${line} 行有损坏的字节。请重新导出该文件，或修好这一行后再上传。`, en: `${file} is UTF-8, but line ${line} holds broken bytes. Export the file again, or repair that line.` }
      : { zh: `文件 ${file} 既不是 UTF-8（第 ${line} 行起）也不是 GB18030（第 ${this.strict.gb18030.failedAtLine} 行起）。请另存为 UTF-8，或在数据源里写明编码。`, en: `${file} is neither UTF-8 (from line ${line}) nor GB18030 (from line ${this.strict.gb18030.failedAtLine}). Save it as UTF-8, or name its encoding in the source.` })
  }
}

function countWide(chunk: Uint8Array): number {
  let count = 0
  for (let i = 0; i < chunk.length; i++) if (chunk[i]! >= 0xc2) count++
  return count
}

/** A fatal streaming decoder that remembers the line at which it failed. */
class StrictDecoder {
  failedAtLine = 0
  private readonly decoder: InstanceType<typeof TextDecoder>
  private lines = 0
  constructor(encoding: string) {
    this.decoder = new TextDecoder(encoding, { fatal: true })
  }
  push(chunk: Uint8Array): void {
    if (this.failedAtLine) return
    try {
      this.decoder.decode(chunk, { stream: true })
    } catch {
      this.failedAtLine = this.lines + lineOfFailure(this.decoder.encoding, chunk)
      return
    }
    this.lines += countLines(chunk)
  }
  end(): void {
    if (this.failedAtLine) return
    try {
      this.decoder.decode()
    } catch {
      this.failedAtLine = this.lines + 1
    }
  }
}

function countLines(chunk: Uint8Array): number {
  let lines = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++
  return lines
}

/** 1-based line within the chunk of the first byte that cannot be decoded. A line feed is never part of a longer character in UTF-8 or GB18030. */
function lineOfFailure(encoding: string, chunk: Uint8Array): number {
  let line = 1
  let start = 0
  for (let end = chunk.indexOf(10); ; end = chunk.indexOf(10, start)) {
    const piece = chunk.subarray(start, end < 0 ? chunk.length : end)
    try {
      new TextDecoder(encoding, { fatal: true }).decode(piece, { stream: end < 0 })
    } catch {
      // the first piece may begin in the middle of a character of the chunk before
      if (start > 0 || piece.length === 0 || !startsInsideCharacter(encoding, piece)) return line
    }
    if (end < 0) return line
    start = end + 1
    line++
  }
}

function startsInsideCharacter(encoding: string, piece: Uint8Array): boolean {
  for (let skip = 1; skip <= 3; skip++) {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(piece.subarray(skip))
      return true
    } catch {}
  }
  return false
}

/** Streaming strict decoder for a known encoding. */
export function decoderFor(encoding: Encoding): (chunk: Uint8Array, last: boolean) => string {
  const decoder = new TextDecoder(encoding === 'latin1' ? 'iso-8859-1' : encoding, { fatal: true, ignoreBOM: true })
  return (chunk, last) => decoder.decode(chunk, { stream: !last })
}
