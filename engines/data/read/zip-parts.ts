import { crc32, inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  /** With `/` between folders and none in front. */
  readonly name: string
  /** Size when unpacked, in bytes, as the directory of the archive says. */
  readonly size: number
  readonly packedSize: number
}
interface Place extends ZipEntry {
  readonly method: number
  readonly crc: number
  readonly offset: number
}

/**
 * Reads parts of a zip archive (PKWARE APPNOTE 6.3, stored or deflated, zip64). `wanted` is asked for every entry before anything is unpacked and may throw.
 * Throws an Error without a code for what is no whole archive: no directory at its end, a part cut off, a size or checksum that is not what the directory says.
 */
export function zipParts(bytes: Uint8Array, wanted: (entry: ZipEntry) => boolean): { names: string[]; parts: Record<string, Uint8Array> } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = directoryOf(buffer)
  const parts: Record<string, Uint8Array> = {}
  for (const entry of entries.filter((e) => wanted({ name: e.name, size: e.size, packedSize: e.packedSize }))) {
    if (entry.name in parts) throw new Error(`${entry.name} stands twice in the archive`)
    parts[entry.name] = unpack(buffer, entry)
  }
  return { names: entries.map((e) => e.name), parts }
}

function directoryOf(buffer: Buffer): Place[] {
  // the end record stands before a comment of at most 65,535 bytes
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > buffer.length) throw new Error('the directory at its end is missing: the file is cut off or no archive')
  let count = buffer.readUInt16LE(end + 10)
  let at = buffer.readUInt32LE(end + 16)
  const locator = end - 20
  if ((count === 0xffff || at === 0xffffffff) && locator >= 0 && buffer.readUInt32LE(locator) === 0x07064b50) {
    const record = Number(buffer.readBigUInt64LE(locator + 8))
    if (record + 56 > buffer.length) throw new Error('its directory is cut off')
    count = Number(buffer.readBigUInt64LE(record + 32))
    at = Number(buffer.readBigUInt64LE(record + 48))
  }
  const entries: Place[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== 0x02014b50) throw new Error('its directory is broken')
    const nameLength = buffer.readUInt16LE(at + 28)
    const extraLength = buffer.readUInt16LE(at + 30)
    const extra = buffer.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const [size, packedSize, offset] = large(extra, [buffer.readUInt32LE(at + 24), buffer.readUInt32LE(at + 20), buffer.readUInt32LE(at + 42)])
    entries.push({ name: buffer.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/').replace(/^\/+/, ''), method: buffer.readUInt16LE(at + 10), crc: buffer.readUInt32LE(at + 16), size: size!, packedSize: packedSize!, offset: offset! })
    at += 46 + nameLength + extraLength + buffer.readUInt16LE(at + 32)
  }
  return entries
}

/** Values of 0xffffffff stand in the zip64 field (id 1) of the extra data, in order. */
function large(extra: Buffer, values: number[]): number[] {
  if (!values.includes(0xffffffff)) return values
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let from = at + 4
    return values.map((value) => {
      if (value !== 0xffffffff || from + 8 > extra.length) return value
      from += 8
      return Number(extra.readBigUInt64LE(from - 8))
    })
  }
  return values
}

function unpack(buffer: Buffer, entry: Place): Uint8Array {
  const { name, offset, packedSize, size } = entry
  if (offset + 30 > buffer.length || buffer.readUInt32LE(offset) !== 0x04034b50) throw new Error(`${name} is not where the directory says`)
  const start = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28)
  if (start + packedSize > buffer.length) throw new Error(`${name} is cut off`)
  const packed = buffer.subarray(start, start + packedSize)
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`${name} is packed by method ${entry.method}, which is not read`)
  // one byte more than announced: a part that is larger fails without being unpacked
  const part = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: size + 1 })
  if (part.length !== size) throw new Error(`${name} unpacks to another size than the directory says`)
  if (crc32(part) !== entry.crc) throw new Error(`${name} is damaged (its checksum is wrong)`)
  return part
}
