/** Record ids. Random, except where two phones (or two imports of one file) must mean the same thing. */
import { monthOf, type CalendarDate, type CalendarMonth } from '../domain/calendar.ts'
import { toBase64url } from './signature.ts'

/** 72 random bits. */
export function randomRecordId(random: Uint8Array = crypto.getRandomValues(new Uint8Array(9))): string {
  return toBase64url(random)
}

/**
 * An open day's id begins with the month it was opened for, and keeps it when the date is corrected: the visits of that
 * day stay in the document of that month.
 */
export function openDayId(date: CalendarDate, suffix: string): string {
  return `${monthOf(date)}-${suffix}`
}

/** Where an open day's id stands, for what was written between two of them. */
export function outsideOpenDays(date: CalendarDate): string {
  return openDayId(date, 'lain')
}

/**
 * Where an open day's id stands for a visit at home: two phones at one house on one day write to one visit. The month
 * comes first, as in every such id.
 */
export function homeDay(date: CalendarDate): string {
  return `${date}-rumah`
}

/** The date of a visit at home; undefined for an open day's id. */
export function dateOfHomeDay(day: string): CalendarDate | undefined {
  return HOME_DAY.exec(day)?.[1]
}

const HOME_DAY = /^(\d{4}-\d{2}-\d{2})-rumah$/

/** A woman's first pregnancy known here is number 1: two phones that hear of it apart write to the same record. */
export function pregnancyId(person: string, number: number): string {
  return `${person}/${number}`
}

export function numberOfPregnancy(pregnancy: string): number {
  return Number(pregnancy.slice(pregnancy.lastIndexOf('/') + 1))
}

export function monthOfOpenDay(openDay: string): CalendarMonth {
  return openDay.slice(0, 7)
}

/** Two phones that check in the same child on the same open day write to the same visit. */
export function visitId(person: string, openDay: string): string {
  return `${person}/${openDay}`
}

export function partsOfVisitId(visit: string): { person: string; openDay: string } {
  const slash = visit.indexOf('/')
  return { person: visit.slice(0, slash), openDay: visit.slice(slash + 1) }
}

/** The link between two people who may be one, whichever of the two is named first. */
export function linkId(a: string, b: string): string {
  return a < b ? `${a}~${b}` : `${b}~${a}`
}

/** An imported row's record: the same posyandu and identity give the same id on every phone. */
export function importedId(posyandu: string, identity: string): Promise<string> {
  return hashed(`limalangkah/import/1\n${posyandu}\n${identity}`)
}

/** The first, second or third child of a birth: two phones that write the birth down apart mean the same child. */
export function bornId(pregnancy: string, number: number): Promise<string> {
  return hashed(`limalangkah/birth/1\n${pregnancy}\n${number}`)
}

/** 72 bits. */
async function hashed(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return toBase64url(new Uint8Array(digest).slice(0, 9))
}
