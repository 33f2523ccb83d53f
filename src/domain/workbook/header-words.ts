import type { Cell } from './sheet.ts'

export type Column = keyof typeof WORDS

/** The words seen above each column, without case, spaces, marks and what stands in brackets. */
const WORDS = {
  number: 'no nourut nomor nomorurut',
  kk: 'nokk kk nomorkk nokartukeluarga nomorkartukeluarga kartukeluarga',
  nik: 'nik nonik nomornik nikanak nikbalita nikbayi noktp nikktp nomorindukkependudukan',
  name: `
    nama namalengkap namaanak namabalita namabayi namabayibalita namaanakbalita namawarga namapenduduk
    namasasaran`,
  relation: `
    hubkeluarga hubungankeluarga hubungan shdk hubdlmkeluarga hubungandalamkeluarga statuskeluarga
    statusdalamkeluarga statushubungan statushubungankeluarga kklevel`,
  sex: 'lp jk jeniskelamin jeniskelaminlp jnskelamin jnskel kelamin sex pl',
  birthDate: `
    tgllahir tanggallahir tgllhr tanggallhr tglkelahiran tanggalkelahiran ttl tempattgllahir tempattanggallahir`,
  dusun: 'dusun dsn kampung lingkungan namadusun',
  rt: 'rt nort',
  rw: 'rw norw',
  rtRw: 'rtrw',
  address: 'alamat alamatlengkap',
  phone:
    'nohp hp notelp notelepon telepon telp nowa nohpwa notelphp nomorhp hportu nohportu handphone nohandphone whatsapp kontak',
  mother: 'namaibu ibu namaibukandung ibukandung namamama',
  father: 'namaayah ayah namabapak bapak namaayahkandung',
  motherThenFather: 'namaibuayah ibuayah namaibudanayah namaibudanbapak namaibubapak ibubapak',
  fatherThenMother: 'namaayahibu ayahibu namaayahdanibu namabapakibu bapakibu',
  parents: 'namaorangtua orangtua namaortu ortu namaorangtuawali namaortuwali',
  note: 'ket keterangan catatan cttn keteranganlain',
  date: `
    tanggalukur tglukur tanggal tgl tanggaltimbang tgltimbang tanggalpenimbangan tglpenimbangan
    tanggalpengukuran tglpengukuran tanggalkunjungan tglkunjungan`,
  weight: 'berat bb beratbadan beratkg bbkg beratbadankg berattimbang',
  height: `
    tinggi tb pb tbpb pbtb tinggibadan panjangbadan tinggipanjang panjangtinggi panjangtinggibadan
    tinggipanjangbadan tinggibadancm tbcm pbcm tbpbcm pbtbcm tinggicm`,
  posture: 'caraukur carapengukuran posisiukur posisi carapengukurantinggi',
  arm: 'lila lilacm lingkarlengan lingkarlenganatas llila',
  head: 'lingkarkepala lk lika lingkarkepalacm lkcm lingkepala',
  vitaminA: 'vita vitamina vit vitamin kapsulvita kapsulvitamina',
  age: 'umur usia umurbulan usiabulan umurtahun usiatahun usiasaatukur',
  oedema: 'pittingedema pittingoedema edema oedema',
  birthWeight: 'bblahir beratlahir beratbadanlahir',
  birthLength: 'tblahir pblahir panjanglahir tinggilahir panjangbadanlahir pbtblahir',
  birthHead: 'lingkarkepalalahir lklahir',
  birthOrder: 'anakke',
  gestation: 'usiahamil usiakehamilan',
  imd: 'imd',
  kia: 'kia bukukia',
  kiaSmallBaby: 'kiabayikecil',
  parentNik: 'nikortu nikorangtua',
  moved: 'pindah',
  deleted: 'hapus',
  posyandu: 'posyandu namaposyandu',
  asi0: 'asibulan0',
  asi1: 'asibulan1',
  asi2: 'asibulan2',
  asi3: 'asibulan3',
  asi4: 'asibulan4',
  asi5: 'asibulan5',
  asi6: 'asibulan6',
  motherClass: 'kelasibubalita',
  mbg: 'mbg',
  /** Where each row is one dose (ASIK). */
  vaccine: 'jenisimunisasi namaimunisasi jenisantigen namaantigen antigen jenisvaksin namavaksin vaksin',
  doseNumber: 'dosis dosiske dosiskeberapa',
  givenOn: `
    tanggalimunisasi tglimunisasi tanggalpemberian tglpemberian tanggalvaksinasi tglvaksinasi tanggalpelayanan
    tglpelayanan`,
  givenAt: 'tempatimunisasi tempatpelayanan tempatpemberian faskes namafaskes lokasipelayanan',
  batch: 'nobatch nomorbatch batch nobets',
  proof: 'bukti',
  product: 'produk',
  /** What e-PPGBM worked out itself: we work it out again. */
  workedOut: 'bbu zsbbu tbu pbu zstbu zspbu bbtb bbpb zsbbtb zsbbpb imtu zsimtu naikberatbadan',
  /** Where the posyandu is: the phone knows. */
  area: 'prov provinsi kabkota kabupatenkota kab kabupaten kec kecamatan pukesmas puskesmas desakel desakelurahan desa kelurahan',
} as const

const COLUMN_OF = new Map(
  Object.entries(WORDS).flatMap(([column, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => [word, column as Column] as const),
  ),
)

/** The column a header cell names, or undefined when its words are not known. */
export function columnNamed(cell: Cell | undefined): Column | undefined {
  return COLUMN_OF.get(headerWord(cell))
}

/** A header without case, spaces, marks and what stands in brackets. */
export function headerWord(cell: Cell | undefined): string {
  if (typeof cell !== 'string') return ''
  return cell
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[^a-z0-9]/g, '')
}
