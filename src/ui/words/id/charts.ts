/** The growth charts, their tables, and what each number means, in words a mother understands. */
export const charts = {
  pages: 'Halaman grafik',
  page: {
    months: (from: number, to: number) => `${from}–${to} bulan`,
    lying: 'Diukur terlentang',
    standing: 'Diukur berdiri',
  },
  empty: 'Belum ada angka pada umur ini.',
  kms: 'KMS',
  others: 'Grafik TB/U, BB/TB, LK/U, IMT/U',
  choose: 'Pilih grafik',
  loading: 'Membuka grafik…',
  failed: 'Grafik belum bisa dibuka. Coba lagi.',
  print: 'Cetak hasil dan grafik',
  name: {
    weightForAge: 'Berat menurut umur',
    lengthForAge: 'Panjang menurut umur',
    heightForAge: 'Tinggi menurut umur',
    weightForLength: 'Berat menurut panjang badan',
    weightForHeight: 'Berat menurut tinggi badan',
    bmiForAge: 'IMT menurut umur',
    headForAge: 'Lingkar kepala menurut umur',
  },
  label: (name: string) => `${name}. Geser untuk melihat bulan lain.`,
  axes: {
    weightForAge: 'kg · umur (bulan)',
    heightForAge: 'cm · umur (bulan)',
    weightForHeight: 'kg · panjang (cm)',
    bmiForAge: 'kg/m² · umur (bulan)',
    headForAge: 'cm · umur (bulan)',
  },
  key: {
    weightForAge: (red: string, orange: string) =>
      `Garis tebal: garis merah (${red}). Putus-putus panjang: garis oranye (${orange}). Putus-putus pendek: tengah. Arsir: di luar normal.`,
    heightForAge: 'Putus-putus: tengah. Arsir: pendek (−3 sampai −2). Di bawah −3: sangat pendek.',
    weightForHeight: 'Garis tebal: −3, di bawahnya gizi buruk. Putus-putus: tengah. Arsir: di luar normal.',
    bmiForAge: 'Garis tebal: −3, di bawahnya gizi buruk. Putus-putus: tengah. Arsir: di luar normal.',
    headForAge: 'Putus-putus: tengah. Arsir: di luar normal (di bawah −2 atau di atas +2).',
  },
  point: (age: string, date: string, value: string, what: string) =>
    `${age} (${date}): ${value}${what === '' ? '' : ` · ${what}`}`,
  weightAt: (weight: string, height: string) => `${weight}\u00a0kg pada ${height}\u00a0cm`,
  bmiValue: (bmi: string) => `${bmi} kg/m²`,

  tableOf: (name: string) => `Angka: ${name}`,
  column: { age: 'Umur', value: 'Angka', z: 'z-skor', words: 'Artinya' },

  strip: 'Baris KMS, seperti di Buku KIA',
  stripRow: { month: 'Bulan', age: 'Umur', weight: 'BB (kg)', required: 'KBM (g)', code: 'N/T' },
  copied: (weight: string) => `${weight} (disalin)`,

  meaningHead: 'Arti angka-angkanya',
  meaning: {
    weightForAge: {
      'sangat-kurang': 'Beratnya jauh kurang untuk umurnya.',
      kurang: 'Beratnya kurang untuk umurnya.',
      normal: 'Beratnya sesuai umurnya.',
      'risiko-lebih': 'Beratnya lebih dari anak seumurnya.',
    },
    heightForAge: {
      'sangat-pendek': 'Badannya jauh lebih pendek dari anak seumurnya.',
      pendek: 'Badannya lebih pendek dari anak seumurnya.',
      normal: 'Tinggi badannya sesuai umurnya.',
      tinggi: 'Badannya jauh lebih tinggi dari anak seumurnya.',
    },
    weightForHeight: {
      'gizi-buruk': 'Anak sangat kurus untuk tinggi badannya.',
      'gizi-kurang': 'Anak kurus untuk tinggi badannya.',
      'gizi-baik': 'Berat dan tinggi badannya seimbang.',
      'berisiko-gizi-lebih': 'Beratnya mulai lebih untuk tinggi badannya.',
      'gizi-lebih': 'Beratnya lebih untuk tinggi badannya.',
      obesitas: 'Beratnya jauh lebih untuk tinggi badannya.',
    },
    bmiForAge: {
      'gizi-buruk': 'Dibanding anak seumurnya, anak sangat kurus.',
      'gizi-kurang': 'Dibanding anak seumurnya, anak kurus.',
      'gizi-baik': 'Dibanding anak seumurnya, tidak kurus dan tidak gemuk.',
      'berisiko-gizi-lebih': 'Dibanding anak seumurnya, mulai gemuk.',
      'gizi-lebih': 'Dibanding anak seumurnya, gemuk.',
      obesitas: 'Dibanding anak seumurnya, sangat gemuk.',
    },
    head: {
      mikrosefali: 'Lingkar kepalanya lebih kecil dari anak seumurnya.',
      normal: 'Lingkar kepalanya sesuai umurnya.',
      makrosefali: 'Lingkar kepalanya lebih besar dari anak seumurnya.',
    },
    arm: {
      merah: 'Lengannya sangat kecil (merah): anak sangat kurus.',
      kuning: 'Lengannya kecil (kuning): anak mulai kurus.',
      hijau: 'Lengannya cukup berisi (hijau).',
    },
    weighing: {
      N: 'Beratnya naik cukup dari bulan lalu.',
      T: 'Beratnya tidak naik cukup dari bulan lalu.',
      O: 'Bulan lalu tidak ditimbang, jadi naiknya belum bisa dinilai.',
      B: 'Ini penimbangan pertamanya.',
    },
    transfer: 'Bulan lalu ditimbang di tempat lain: dibandingkan dengan angka di Buku KIA.',
  },
  spacing: {
    'too-close': (days: number) =>
      `Jarak dari penimbangan sebelumnya hanya ${days} hari. Naik atau tidaknya belum pasti.`,
    'too-far': (days: number) =>
      `Jarak dari penimbangan sebelumnya ${days} hari, lebih dari satu bulan. Naik atau tidaknya belum pasti.`,
  },

  kiaBook: 'Sudah ditulis di Buku KIA',
  kiaBookDone: (name: string) => `${name}: sudah ditulis di Buku KIA`,
  kiaBookUndone: (name: string) => `${name}: belum ditulis di Buku KIA`,
  read: (name: string) => `Hasil ${name} sudah disampaikan`,

  share: 'Kirim gambar hasil ke Ibu',
  shareFailed: 'Gambar belum bisa dibuat. Coba lagi.',
  shareSaved: 'Gambar tersimpan di folder Unduhan.',
  shareTitle: (name: string) => `Hasil posyandu ${name}`,
}
