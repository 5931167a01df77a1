import { makeCreditCode, spoilCreditCode } from './credit-code.ts'
import { plusDays, someDateStyle, toFullWidth, withSeparators, writeDate } from './dirt.ts'
import type { Random } from './random.ts'
import { banks, brandFirst, brandSecond, confusable, customerTrades, exportCustomers, givenNames, places, streets, supplierTrades, surnames } from './vocabulary.ts'

/** One record of the old archive, values as written there. */
export interface CompanyRecord {
  code: string
  /** The same for every record of one company. */
  entity: number
  name: string
  creditCode: string
  type: string
  contact: string
  phone: string
  address: string
  bank: string
  account: string
  termDays: string
  taxRate: string
  createdOn: string
  area: string
  creditLimit: string
  inactive: string
}

export interface CompanyTruth {
  /** Codes of records that are one company, each group sorted; companies with one record are not listed. */
  duplicateGroups: string[][]
  /** Codes of records whose 统一社会信用代码 is not valid even when written clean. */
  invalidCreditCodes: string[]
  missingCreditCodes: string[]
  /** Codes of records whose date of creation is no day of the calendar. */
  invalidDates: string[]
  companies: number
}

interface Company {
  place: (typeof places)[number]
  brand: string
  trade: string
  type: string
  name: string
  creditCode: string
  contact: string
  phone: string
  address: string
  bank: string
  account: string
}

/**
 * Makes `rows` records of companies, about one in ten of them a second or third entry of a company that is already there.
 * `cleaned` (0..1) is the share of wrong codes and dates that the departments have put right since the first delivery.
 */
export function makeCompanies(random: Random, kind: 'supplier' | 'customer', rows: number, asOf: string, cleaned: number): { records: CompanyRecord[]; truth: CompanyTruth } {
  const repeats = Math.round(rows * 0.1)
  const companies = distinctCompanies(random, kind, rows - repeats)
  const records: { entity: number; company: Company; name: string; creditCode: string; isRepeat: boolean }[] = companies.map((company, entity) => ({ entity, company, name: company.name, creditCode: company.creditCode, isRepeat: false }))
  const repeated = random.shuffle(companies.map((_, i) => i)).slice(0, Math.round(repeats * 0.85))
  for (let i = 0; i < repeats; i++) {
    const entity = repeated[i % repeated.length]!
    const company = companies[entity]!
    const name = variantOf(random, company)
    const roll = random.next()
    records.push({ entity, company, name, creditCode: roll < 0.72 ? company.creditCode : '', isRepeat: true })
  }
  const truth: CompanyTruth = { duplicateGroups: [], invalidCreditCodes: [], missingCreditCodes: [], invalidDates: [], companies: companies.length }
  const byEntity = new Map<number, string[]>()
  const written = random.shuffle(records).map((record, i): CompanyRecord => {
    const { company } = record
    const code = kind === 'supplier' ? `GYS${String(i + 1).padStart(4, '0')}` : `KH${String(i + 1).padStart(5, '0')}`
    byEntity.set(record.entity, [...(byEntity.get(record.entity) ?? []), code])
    let creditCode = record.creditCode
    const spoiled = creditCode ? spoilCreditCode(random, creditCode) : ''
    const roll = random.next()
    const repaired = random.next() < cleaned
    if (creditCode && roll < 0.045) {
      if (!repaired) {
        creditCode = spoiled
        truth.invalidCreditCodes.push(code)
      }
    } else if (creditCode && roll < 0.075) creditCode = toFullWidth(creditCode)
    else if (creditCode && roll < 0.1) creditCode = ` ${creditCode.toLowerCase()}`
    if (!creditCode) truth.missingCreditCodes.push(code)
    const createdOn = plusDays(asOf, -random.whole(60, 3600))
    const badDate = random.next() < 0.008
    const dateRepaired = random.next() < cleaned
    if (badDate && !dateRepaired) truth.invalidDates.push(code)
    const style = someDateStyle(random)
    const noDay = random.pick(['2023-02-30', '0000-00-00', '20231345'])
    return {
      code, entity: record.entity, name: dirtySpaces(random, record.name), creditCode, type: company.type,
      contact: record.isRepeat && random.chance(0.4) ? personName(random) : company.contact,
      phone: record.isRepeat && random.chance(0.3) ? phoneNumber(random) : random.chance(0.15) ? company.phone.replace(/^(\d{3})(\d{4})/, '$1-$2-') : company.phone,
      address: record.isRepeat && random.chance(0.5) ? company.address.replace(/号$/, '') : company.address,
      bank: company.bank, account: record.isRepeat && random.chance(0.3) ? '' : company.account.replace(/(\d{4})(?=\d)/g, random.chance(0.2) ? '$1 ' : '$1'),
      termDays: random.pick(['30', '45', '60', '60', '90', '月结30天']), taxRate: random.pick(['13%', '13%', '13%', '0.13', '13', '3%', '6%']),
      createdOn: badDate && !dateRepaired ? noDay : writeDate(createdOn, style), area: company.place.area,
      creditLimit: thousands(random, random.whole(5, 300) * 10_000), inactive: random.chance(0.03) ? '停用' : random.chance(0.5) ? '' : '正常',
    }
  })
  truth.duplicateGroups = [...byEntity.values()].filter((codes) => codes.length > 1).map((codes) => codes.sort()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
  return { records: written, truth }
}

function distinctCompanies(random: Random, kind: 'supplier' | 'customer', count: number): Company[] {
  const taken = new Set<string>()
  const companies: Company[] = []
  while (companies.length < count) {
    const place = random.pick(places)
    const brand = random.pick(brandFirst) + random.pick(brandSecond)
    const trade = kind === 'supplier' ? random.pick(supplierTrades) : { name: random.pick(customerTrades), type: random.pick(['经销商', '经销商', '车行', '电商', '外贸']) }
    const overseas = kind === 'customer' && companies.length < exportCustomers.length
    const name = overseas ? exportCustomers[companies.length]! : `${place.name}${brand}${trade.name}${trade.name === '车行' ? '' : '有限公司'}`
    const identity = overseas ? name : `${place.name}${brand}`
    if (taken.has(identity)) continue
    taken.add(identity)
    companies.push({
      place, brand, trade: trade.name, type: trade.type, name,
      creditCode: overseas ? '' : makeCreditCode(random, trade.name === '车行' ? '92' : '91', place.region),
      contact: personName(random), phone: phoneNumber(random), address: `${place.name}市${random.pick(streets)}${random.whole(1, 399)}号`,
      bank: `${random.pick(banks)}${place.name}分行`, account: `6222${String(random.whole(0, 99_999_999)).padStart(8, '0')}${String(random.whole(0, 9999999)).padStart(7, '0')}`,
    })
  }
  return companies
}

/** The company's name as a second clerk typed it. */
function variantOf(random: Random, company: Company): string {
  const { name, brand, place, trade } = company
  if (!name.startsWith(place.name)) return random.pick([name.toUpperCase(), name.replace(/[.]/g, ''), `${name} `, toFullWidth(name)])
  const form = trade === '车行' ? '' : '有限公司'
  const at = random.whole(0, 1)
  const wrong = brand.slice(0, at) + (confusable[brand[at]!] ?? brand[at]!) + brand.slice(at + 1)
  return random.pick([
    `${place.name}${brand}${trade}${form && '有限责任公司'}`,
    `${brand}（${place.name}）${trade}${form}`,
    `${brand}(${place.name})${trade}${form}`,
    `${place.name}市${brand}${trade}${form}`,
    `${place.name}${wrong}${trade}${form}`,
    `${name}${random.pick(['第二分公司', '新区分公司', '（二厂）'])}`,
    `${place.name}${brand}${trade}`,
    `${name}（勿用）`,
    `${place.name} ${brand} ${trade}${form}`,
  ])
}

function dirtySpaces(random: Random, name: string): string {
  const roll = random.next()
  return roll < 0.03 ? `${name}　` : roll < 0.05 ? ` ${name}` : name
}

function personName(random: Random): string {
  return random.pick(surnames) + random.pick(givenNames)
}

function phoneNumber(random: Random): string {
  return `1${random.pick(['38', '39', '36', '51', '58', '86', '77'])}${String(random.whole(0, 99_999_999)).padStart(8, '0')}`
}

function thousands(random: Random, value: number): string {
  return random.chance(0.3) ? withSeparators(String(value)) : String(value)
}
