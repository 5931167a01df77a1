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
 * Finds the encoding of a file while its chunks pass by: BOM, then UTF-16 by its zeros, then strict UTF-8, then strict GB18030 (which
 * contains GBK and GB 2312), and Latin-1 (Windows-1252) last, where most bytes above 127 stand alone between ASCII ones.
 * A file in which some lines are surely UTF-8 and others are not is refused: a wrong guess would turn characters into other ones in silence.
 */
export class EncodingDetector {
  private mark: { encoding: Encoding; length: number } | null | undefined
  private readonly strict = { utf8: new StrictDecoder('utf-8'), gb18030: new StrictDecoder('gb18030') }
  private readonly census = new ByteCensus()
  private zeros = { even: 0, odd: 0 }
  private bytes = 0

  push(chunk: Uint8Array): void {
    if (this.mark === undefined) this.mark = byteOrderMark(chunk)
    if (this.mark) return
    if (this.bytes < 65536) {
      for (let i = 0; i < Math.min(chunk.length, 65536); i++) if (chunk[i] === 0) (this.bytes + i) % 2 === 0 ? this.zeros.even++ : this.zeros.odd++
    }
    this.bytes += chunk.length
    this.strict.utf8.push(chunk)
    this.strict.gb18030.push(chunk)
    this.census.push(chunk, this.strict.utf8.failedAtLine === 0)
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
    this.census.end()
    const { surelyUtf8, notUtf8, isMostlySingle } = this.census
    if (surelyUtf8.lines === 0) {
      if (isMostlySingle) return { encoding: 'latin1', markLength: 0 }
      if (!this.strict.gb18030.failedAtLine) return { encoding: 'gb18030', markLength: 0 }
    }
    const line = this.strict.utf8.failedAtLine
    const detail = { file, line, utf8Line: line, gb18030Line: this.strict.gb18030.failedAtLine }
    if (surelyUtf8.lines === 0) throw new Invalid('data.encoding', detail, { zh: `文件 ${file} 既不是 UTF-8（第 ${line} 行起）也不是 GB18030（第 ${this.strict.gb18030.failedAtLine} 行起）。请另存为 UTF-8，或写明编码。`, en: `${file} is neither UTF-8 (from line ${line}) nor GB18030 (from line ${this.strict.gb18030.failedAtLine}). Save it as UTF-8, or name its encoding.` })
    throw new Invalid('data.encoding', detail, surelyUtf8.lines > 10 * notUtf8.lines
      ? { zh: `文件 ${file} 是 UTF-8，但第 ${line} 行有损坏的字节。请重新导出该文件，或修好这一行后再上传。`, en: `${file} is UTF-8, but line ${line} holds broken bytes. Export the file again, or repair that line.` }
      : { zh: `文件 ${file} 混用了两种编码：第 ${surelyUtf8.first} 行是 UTF-8，第 ${notUtf8.first} 行不是。请把各部分分别另存为 UTF-8 后再合并。`, en: `${file} mixes two encodings: line ${surelyUtf8.first} is UTF-8, line ${notUtf8.first} is not. Save each part as UTF-8, then join them.` })
  }
}

/** Counts lines by what their bytes can be, and runs of bytes above 127 by their length. */
class ByteCensus {
  /** Lines that are valid UTF-8 and hold two or more three-byte characters: in GBK such bytes hardly occur by chance. */
  readonly surelyUtf8 = { lines: 0, first: 0 }
  readonly notUtf8 = { lines: 0, first: 0 }
  private runs = 0
  private singles = 0
  private line = 1
  private wide = 0
  private pending = 0
  private isBroken = false
  private isResumed = false
  private run = 0

  get isMostlySingle(): boolean {
    return this.singles * 2 > this.runs
  }

  /** `isUtf8`: the file is valid UTF-8 so far. Once a line was surely that, the following ones are only counted until it ends to be. */
  push(chunk: Uint8Array, isUtf8: boolean): void {
    if (isUtf8 && this.surelyUtf8.lines > 0) {
      const lines = countLines(chunk)
      this.surelyUtf8.lines += lines
      this.line += lines
      this.wide = 0
      this.pending = 0
      this.run = 0
      this.isResumed = true
      return
    }
    let start = 0
    // the first bytes may be the rest of a character of the chunk before
    while (this.isResumed && start < 3 && (chunk[start] ?? 0) >= 0x80 && chunk[start]! < 0xc0) start++
    this.isResumed = false
    for (let i = start; i < chunk.length; i++) {
      const byte = chunk[i]!
      if (byte < 0x80) {
        if (this.run > 0) this.endRun()
        if (byte === 10) this.endLine()
        continue
      }
      this.run++
      if (this.pending > 0) {
        if (byte < 0xc0) this.pending--
        else this.isBroken = true
      } else if (byte >= 0xc2 && byte < 0xf5) {
        this.pending = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
        if (byte >= 0xe0) this.wide++
      } else this.isBroken = true
    }
  }

  end(): void {
    if (this.run > 0) this.endRun()
    this.endLine()
  }

  private endRun(): void {
    this.runs++
    if (this.run === 1) this.singles++
    if (this.pending > 0) this.isBroken = true
    this.pending = 0
    this.run = 0
  }

  private endLine(): void {
    const kind = this.isBroken ? this.notUtf8 : this.wide >= 2 ? this.surelyUtf8 : null
    if (kind) {
      kind.lines++
      kind.first ||= this.line
    }
    this.line++
    this.wide = 0
    this.isBroken = false
  }
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
