/** Milestones and advice: loaded with the screen of one child. Wording ours, after Buku KIA: the puskesmas checks it. */
import type { AdviceCode } from '../../../domain/child-care/advice.ts'
import type { Milestone } from '../../../domain/child-care/milestones.ts'

export interface AdviceText {
  readonly title: string
  readonly sentences: readonly [string, string, string]
}

export interface CareTexts {
  readonly milestone: Readonly<Record<Milestone, string>>
  readonly advice: Readonly<Record<AdviceCode, AdviceText>>
}

export const careTexts: CareTexts = {
  milestone: {
    'kepala-45': 'Tengkurap, mengangkat kepala setengah tegak',
    'kepala-kiri-kanan': 'Menggerakkan kepala ke kiri dan ke kanan',
    'tatap-wajah': 'Menatap wajah ibu',
    mengoceh: 'Bersuara "oo", "aa" saat diajak bicara',
    tertawa: 'Tertawa bersuara',
    'kaget-suara': 'Kaget mendengar suara keras',
    'balas-senyum': 'Membalas senyum',
    berbalik: 'Berbalik dari telungkup ke telentang',
    'kepala-tegak': 'Kepala tegak dan tidak goyah',
    genggam: 'Menggenggam mainan kecil',
    'raih-benda': 'Meraih benda di dekatnya',
    'ikuti-benda': 'Mata mengikuti benda kecil yang bergerak',
    'suara-gembira': 'Bersuara gembira bernada tinggi',
    'senyum-mainan': 'Tersenyum melihat mainan yang menarik',
    duduk: 'Duduk sendiri tanpa dipegang',
    merangkak: 'Merangkak atau merayap mengambil mainan',
    'pindah-tangan': 'Memindahkan benda dari satu tangan ke tangan lain',
    'pungut-dua': 'Memegang dua benda, satu di tiap tangan',
    meraup: 'Mengambil benda kecil dengan meraup',
    mamama: 'Mengucap "mamama", "dadada" tanpa arti',
    cilukba: 'Senang bermain cilukba',
    'makan-kue': 'Makan biskuit sendiri',
    'angkat-badan': 'Menarik badan sampai berdiri',
    'berdiri-pegangan': 'Berdiri lama sambil berpegangan',
    'jalan-dituntun': 'Berjalan bila dituntun',
    'pegang-pensil': 'Memegang pensil erat',
    'tiru-bunyi': 'Meniru bunyi yang didengar',
    'dengar-bisik': 'Menoleh pada suara pelan atau bisikan',
    'kenal-keluarga': 'Mengenal keluarga, takut pada orang asing',
    'berdiri-sendiri': 'Berdiri sendiri tanpa berpegangan',
    'memungut-berdiri': 'Membungkuk mengambil mainan lalu berdiri lagi',
    'mundur-5': 'Berjalan mundur 5 langkah',
    'papa-mama': 'Memanggil ayah dan ibu: "papa", "mama"',
    'tumpuk-2': 'Menumpuk 2 kotak',
    'masukkan-kotak': 'Memasukkan benda ke dalam kotak',
    menunjuk: 'Menunjuk yang diinginkan tanpa menangis',
    'jalan-tegap': 'Berjalan tanpa terhuyung',
    'tumpuk-4': 'Menumpuk 4 kotak',
    jumput: 'Mengambil benda kecil dengan ibu jari dan telunjuk',
    'gelinding-bola': 'Menggelindingkan bola ke arah orang',
    'kata-3-6': 'Mengucap 3 sampai 6 kata yang berarti',
    'tiru-kerja': 'Meniru pekerjaan rumah',
    'pegang-cangkir': 'Memegang cangkir dan minum sendiri',
    'naik-tangga': 'Naik tangga sendiri',
    'tendang-bola': 'Menendang bola',
    coret: 'Mencoret-coret dengan pensil',
    'dua-kata': 'Bicara dua kata, seperti "minta minum"',
    'tunjuk-tubuh': 'Menunjuk bagian tubuh saat ditanya',
    'nama-benda': 'Menyebut nama 2 benda di gambar',
    'makan-nasi': 'Makan sendiri tanpa banyak tumpah',
    'lepas-baju': 'Melepas bajunya sendiri',
    'satu-kaki-2': 'Berdiri satu kaki 2 detik',
    lompat: 'Melompat dengan dua kaki',
    'garis-lurus': 'Menggambar garis lurus',
    'tumpuk-8': 'Menumpuk 8 kotak',
    'kenal-warna': 'Mengenal 2 warna atau lebih',
    'sebut-nama': 'Menyebut nama dan umurnya',
    'cuci-tangan': 'Mencuci dan mengeringkan tangan sendiri',
    'pakai-sepatu': 'Memakai sandal atau sepatu sendiri',
    'satu-kaki-6': 'Berdiri satu kaki 6 detik',
    'lompat-satu-kaki': 'Melompat dengan satu kaki',
    lingkaran: 'Menggambar lingkaran dan tanda silang',
    'orang-3': 'Menggambar orang dengan 3 bagian tubuh',
    'nama-lengkap': 'Menyebut nama lengkapnya',
    'bicara-jelas': 'Bicaranya mudah dimengerti',
    kancing: 'Mengancingkan baju',
    'pakai-baju': 'Berpakaian dan gosok gigi tanpa banyak dibantu',
    'jalan-lurus': 'Berjalan lurus',
    'satu-kaki-11': 'Berdiri satu kaki 11 detik',
    'tangkap-bola': 'Menangkap bola kecil dengan dua tangan',
    'orang-6': 'Menggambar orang dengan 6 bagian tubuh',
    'segi-empat': 'Menggambar segi empat',
    'lawan-kata': 'Mengerti lawan kata, seperti panas dan dingin',
    'hitung-10': 'Mengenal angka dan menghitung sampai 10',
    'ikut-aturan': 'Mengikuti aturan permainan',
  },
  advice: {
    diare: {
      title: 'Saat anak diare',
      sentences: [
        'Beri ASI atau minum lebih sering dari biasanya.',
        'Minta oralit dan zink kepada bidan, dan habiskan zinknya walau diare sudah berhenti.',
        'Bawa ke puskesmas bila ada darah, anak lemas, atau tidak mau minum.',
      ],
    },
    tbc: {
      title: 'Perlu diperiksa di puskesmas',
      sentences: [
        'Bawa anak ke puskesmas untuk diperiksa.',
        'Ajak juga orang serumah yang batuk untuk diperiksa.',
        'Buka jendela setiap hari supaya udara dan matahari masuk.',
      ],
    },
    'bantu-menyusui': {
      title: 'Supaya ASI cukup',
      sentences: [
        'Susui kapan saja bayi mau, paling sedikit 8 kali sehari, siang dan malam.',
        'Mulut bayi terbuka lebar, dagu menempel di payudara, bagian hitam hampir semua masuk.',
        'Habiskan satu payudara dulu, baru pindah; bidan membantu ibu hari ini.',
      ],
    },
    'sakit-menyusui': {
      title: 'Bayi sakit tetap menyusu',
      sentences: [
        'Susui lebih sering, sebentar-sebentar.',
        'Jangan beri air putih atau obat tanpa petunjuk bidan.',
        'Bawa segera bila bayi tidak mau menyusu, sesak, atau badannya panas.',
      ],
    },
    'asi-saja': {
      title: 'ASI saja sampai 6 bulan',
      sentences: [
        'Sampai umur 6 bulan bayi cukup ASI saja.',
        'Air putih, madu, susu lain, dan makanan belum perlu.',
        'Bila ibu bekerja, ASI bisa diperah dan disimpan.',
      ],
    },
    'sakit-makan': {
      title: 'Makan saat sakit',
      sentences: [
        'Beri minum dan ASI lebih sering.',
        'Beri makan sedikit-sedikit tetapi sering, makanan yang disukai.',
        'Setelah sembuh, tambah satu kali makan setiap hari selama dua minggu.',
      ],
    },
    'mpasi-lengkap': {
      title: 'MP-ASI lengkap',
      sentences: [
        'Setiap kali makan ada nasi, lauk hewani, kacang atau tempe, sedikit minyak, dan sayur atau buah.',
        'Telur, ikan, ayam, atau hati setiap hari.',
        'ASI diteruskan sampai 2 tahun.',
      ],
    },
    'lauk-hewani': {
      title: 'Lauk hewani setiap hari',
      sentences: [
        'Beri telur, ikan, ayam, daging, atau hati setiap kali makan.',
        'Satu butir telur sehari sudah sangat membantu.',
        'Dahulukan lauk untuk anak, kuahnya saja tidak cukup.',
      ],
    },
    'makan-sering': {
      title: 'Makan lebih sering',
      sentences: [
        'Makan 3 kali dan selingan 2 kali setiap hari.',
        'Tambah satu sendok minyak atau santan di makanannya.',
        'Temani dan suapi dengan sabar, jangan sambil menonton.',
      ],
    },
    pmt: {
      title: 'Makanan tambahan (PMT)',
      sentences: [
        'Bila bidan memberi PMT, makanan itu hanya untuk anak ini.',
        'Berikan di antara waktu makan, bukan pengganti makan.',
        'Habiskan setiap hari dan timbang lagi setiap minggu.',
      ],
    },
    'gizi-lebih': {
      title: 'Supaya berat tidak berlebih',
      sentences: [
        'Kurangi minuman manis, gorengan, dan jajanan.',
        'Ganti camilan dengan buah.',
        'Ajak bermain aktif setiap hari, jangan lama di depan layar.',
      ],
    },
    stimulasi: {
      title: 'Ajak bermain dan bicara',
      sentences: [
        'Latih yang belum bisa sambil bermain, sebentar setiap hari.',
        'Ajak bicara, bernyanyi, dan bercerita.',
        'Puji setiap usahanya, dan tunjukkan lagi kepada kader bulan depan.',
      ],
    },
    'isi-piringku': {
      title: 'Isi piringku',
      sentences: [
        'Setengah piring nasi dan lauk, setengah piring sayur dan buah.',
        'Ada lauk hewani setiap kali makan.',
        'Cuci tangan pakai sabun sebelum makan.',
      ],
    },
    'datang-lagi': {
      title: 'Datang setiap bulan',
      sentences: [
        'Datang ke posyandu setiap bulan walau anak sehat.',
        'Berat yang tidak naik terlihat lebih cepat, jadi lebih mudah dibantu.',
        'Bila tidak bisa datang, beri tahu kader supaya dikunjungi.',
      ],
    },
  },
}
