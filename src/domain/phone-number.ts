/**
 * The number as WhatsApp links want it, `628…`, from what people write: 0812…, +62 812-…, 62812…, 812…. Undefined for
 * anything that is no Indonesian mobile number (they begin with 8 and have 9 to 12 digits after the country's 62).
 */
export function whatsAppNumber(written: string | undefined): string | undefined {
  const digits = (written ?? '').replace(/\D/g, '')
  const local = digits.replace(/^(00)?62/, '').replace(/^0/, '')
  return /^8\d{8,11}$/.test(local) ? `62${local}` : undefined
}
