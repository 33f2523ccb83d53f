import { strToU8, zipSync } from 'fflate'

/**
 * An export of e-PPGBM as its site hands it out (domain spec §11.5): one row a measurement, every cell text, the names of
 * this project's own making. Untidy where the real ones are: a NIK that went through a spreadsheet, capitals, decimal
 * points, two ways to write a date, 0 for "not measured", a child of another posyandu, one who moved in without a NIK.
 */
export const EXPORT_HEADER = [
  'No',
  'NIK',
  'Nama',
  'JK',
  'Tgl Lahir',
  'BB Lahir',
  'TB Lahir',
  'Nama Ortu',
  'Prov',
  'Kab/Kota',
  'Kec',
  'Pukesmas',
  'Desa/Kel',
  'Posyandu',
  'RT',
  'RW',
  'Alamat',
  'Usia Saat Ukur',
  'Tanggal Pengukuran',
  'Berat',
  'Tinggi',
  'Cara Ukur',
  'LiLA',
  'BB/U',
  'ZS BB/U',
  'TB/U',
  'ZS TB/U',
  'BB/TB',
  'ZS BB/TB',
  'Naik Berat Badan',
  'PMT',
  'Jml Vit A',
  'KPSP',
  'KIA',
  'Kelas Ibu Balita',
  'MBG',
  'Detail',
] as const

interface Measured {
  readonly nik: string
  readonly name: string
  readonly sex: string
  readonly born: string
  readonly birthWeight?: string
  readonly birthLength?: string
  readonly parent: string
  readonly posyandu?: string
  readonly rt?: string
  readonly on: string
  readonly weight: string
  readonly height?: string
  readonly how?: string
  readonly arm?: string
}

const MEASURED: readonly Measured[] = [
  {
    nik: '1709026810240001',
    name: 'SITI RAMADHANI',
    sex: 'P',
    born: '2024-10-28',
    birthWeight: '3.1',
    birthLength: '49',
    parent: 'ALYA NUGRAHA',
    on: '2026-09-08',
    weight: '9.80',
    height: '81.2',
    arm: '14.1',
  },
  {
    nik: '1709026810240001',
    name: 'SITI RAMADANI',
    sex: 'P',
    born: '2024-10-28',
    birthWeight: '3.1',
    birthLength: '49',
    parent: 'ALYA NUGRAHA',
    on: '2026-10-13',
    weight: '10.05',
    height: '82.0',
    arm: '14.2',
  },
  {
    nik: '1709020107250001',
    name: 'CANDRA KUSUMA',
    sex: 'L',
    born: '01-07-2025',
    birthWeight: '2900',
    birthLength: '48',
    parent: 'NAURA WIJAYA',
    on: '13-10-2026',
    weight: '9,15',
    height: '75,5',
    how: 'Terlentang',
    arm: '0',
  },
  // The NIK went through a spreadsheet.
  {
    nik: '1.70902E+15',
    name: 'Wahyu Irawan',
    sex: 'L',
    born: '2022-12-20',
    birthWeight: '0',
    birthLength: '0',
    parent: 'Dewi Irawan',
    on: '2026-10-13',
    weight: '13.6',
    height: '0',
    arm: '15.0',
  },
  // Moved in, no NIK yet; measured at home two days later. The point was lost.
  {
    nik: '',
    name: 'Fitri Maharani',
    sex: 'P',
    born: '2024-07-24',
    parent: 'Umi Maharani',
    rt: '',
    on: '2026-10-15',
    weight: '103',
    height: '80.5',
  },
  {
    nik: '1709026202230001',
    name: 'Safira Handayani',
    sex: 'P',
    born: '2023-02-22',
    parent: 'Rina Handayani',
    posyandu: 'MAWAR',
    on: '2026-10-13',
    weight: '12.2',
    height: '92',
  },
]

/** What is true of it for Posyandu Melati. */
export const EXPORT_TRUTH = {
  people: ['Candra Kusuma', 'Fitri Maharani', 'Siti Ramadani', 'Wahyu Irawan'],
  weights: [
    ['Siti Ramadani', '2026-09-08', 9.8],
    ['Candra Kusuma', '2026-10-13', 9.15],
    ['Siti Ramadani', '2026-10-13', 10.05],
    ['Wahyu Irawan', '2026-10-13', 13.6],
  ],
  openDays: ['2026-09-08', '2026-10-13', '2026-10-15'],
  otherPosyandu: 'MAWAR (1)',
} as const

export function exportRows(): readonly (readonly string[])[] {
  const rows = MEASURED.map((child, at) => {
    const { rt = '004', how = 'Berdiri' } = child
    const area = ['BENGKULU', 'BENGKULU TENGAH', 'TALANG EMPAT', 'TALANG EMPAT', 'TABA LAGAN']
    const calculated = ['Normal', '-0.42', 'Pendek', '-2.13', 'Gizi Baik', '0.61', 'N']
    return [
      String(at + 1),
      child.nik,
      child.name,
      child.sex,
      child.born,
      child.birthWeight ?? '',
      child.birthLength ?? '',
      child.parent,
      ...area,
      child.posyandu ?? 'MELATI',
      rt,
      rt === '' ? '' : '001',
      rt === '' ? '' : 'Jl. Mawar 3',
      '1 Tahun - 11 Bulan - 15 Hari',
      child.on,
      child.weight,
      child.height ?? '',
      how,
      child.arm ?? '',
      ...calculated,
      '',
      '1',
      '',
      'Ya',
      'Tidak',
      '',
      '',
    ]
  })
  return [['Data Pengukuran Balita'], [], [...EXPORT_HEADER], ...rows]
}

/** As the site names it ".xls": a table in a web page. */
export function asHtml(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string) => `<td style="mso-number-format:'\\@'">${text.replaceAll('&', '&amp;')}&nbsp;</td>`
  const lines = rows.map((cells) => `<tr>${cells.map(cell).join('\n')}`)
  return strToU8(
    `<html><head><style>td{border:1px}</style></head><body><table border=1>${lines.join('')}</table></body>`,
  )
}

export function asCsv(rows: readonly (readonly string[])[], separator: string): Uint8Array {
  const cell = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return strToU8(`\uFEFF${rows.map((cells) => cells.map(cell).join(separator)).join('\r\n')}\r\n`)
}

/** A workbook of one sheet; every cell is text, as e-PPGBM wants them. */
export function asXlsx(name: string, rows: readonly (readonly string[])[]): Uint8Array {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  const sheet = rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('')
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relation = (id: string, type: string, target: string) =>
    `<Relationships><Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/></Relationships>`
  return zipSync({
    '_rels/.rels': strToU8(relation('a', 'officeDocument', 'xl/workbook.xml')),
    'xl/_rels/workbook.xml.rels': strToU8(relation('b', 'worksheet', 'worksheets/sheet1.xml')),
    'xl/workbook.xml': strToU8(`<workbook><sheets><sheet name="${name}" sheetId="1" r:id="b"/></sheets></workbook>`),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
  })
}
