/**
 * The questionnaires. SRQ-20 (WHO), PHQ-4 and the questions of ICOPE in SKILAS as their English originals ask them, the
 * others after the Indonesian.
 */
export const FORMS: Readonly<Record<string, string>> = {
  'Mata dan telinga': 'Eyes and ears',
  'Hitung jari: mata kanan': 'Finger counting: right eye',
  'Hitung jari: mata kiri': 'Finger counting: left eye',
  'Jarak 6 meter (kira-kira 10 langkah), mata yang lain ditutup, paling banyak 5 kali.':
    'From 6 metres (about 10 steps), the other eye covered, 5 times at most.',
  'Normal (benar 3 kali berturut-turut)': 'Normal (right 3 times in a row)',
  'Gangguan (salah 2 dari 5 atau lebih)': 'Impaired (2 or more of 5 wrong)',
  'Tes bisik: telinga kanan': 'Whisper test: right ear',
  'Tes bisik: telinga kiri': 'Whisper test: left ear',
  'Dari belakang, telinga yang lain ditutup, 5 kata.': 'From behind, the other ear covered, 5 words.',
  'Normal (4 dari 5 kata atau lebih)': 'Normal (4 or more of 5 words)',
  Gangguan: 'Impaired',

  'PUMA: napas dan rokok': 'PUMA: breath and smoking',
  'Berapa banyak merokok?': 'How much do they smoke?',
  'Bungkus-tahun = tahun merokok × batang sehari ÷ 20. Kurang dari 20 bungkus seumur hidup, atau kurang dari 1 rokok sehari dalam 1 tahun: tidak merokok.':
    'Pack-years = years of smoking × cigarettes a day ÷ 20. Fewer than 20 packs in a lifetime, or less than 1 cigarette a day for 1 year: does not smoke.',
  'Tidak merokok': 'Does not smoke',
  'Kurang dari 20 bungkus-tahun': 'Fewer than 20 pack-years',
  '20 sampai 30 bungkus-tahun': '20 to 30 pack-years',
  'Lebih dari 30 bungkus-tahun': 'More than 30 pack-years',
  'Apakah Anda pernah merasa napas pendek ketika Anda berjalan lebih cepat pada jalan yang datar atau pada jalan yang sedikit menanjak?':
    'Have you ever felt short of breath when walking faster on level ground or up a slight slope?',
  'Apakah Anda biasanya mempunyai dahak yang berasal dari paru atau kesulitan mengeluarkan dahak saat Anda sedang tidak menderita selesma/flu?':
    'Do you usually have phlegm from your lungs, or difficulty bringing up phlegm, when you do not have a cold or flu?',
  'Apakah Anda biasanya batuk saat Anda sedang tidak menderita selesma/flu?':
    'Do you usually cough when you do not have a cold or flu?',
  'Apakah Dokter atau tenaga medis lainnya pernah meminta Anda untuk melakukan pemeriksaan spirometri atau peak flow meter (meniup ke dalam suatu alat) untuk mengetahui fungsi paru Anda?':
    'Has a doctor or other health worker ever asked you to do a spirometry or peak flow test (blowing into a device) to find out how your lungs work?',

  'SRQ-20: perasaan 30 hari terakhir': 'SRQ-20: feelings in the last 30 days',
  'Bacakan di tempat yang tidak didengar orang lain. Semua tentang 30 hari terakhir.':
    'Read it out where nobody else can hear. All of it is about the last 30 days.',
  'Apakah Anda sering merasa sakit kepala?': 'Do you often have headaches?',
  'Apakah Anda kehilangan nafsu makan?': 'Is your appetite poor?',
  'Apakah tidur Anda tidak nyenyak?': 'Do you sleep badly?',
  'Apakah Anda mudah merasa takut?': 'Are you easily frightened?',
  'Apakah Anda merasa cemas, tegang, atau khawatir?': 'Do you feel nervous, tense or worried?',
  'Apakah tangan Anda gemetar?': 'Do your hands shake?',
  'Apakah Anda mengalami gangguan pencernaan?': 'Is your digestion poor?',
  'Apakah Anda merasa sulit berpikir jernih?': 'Do you have trouble thinking clearly?',
  'Apakah Anda merasa tidak bahagia?': 'Do you feel unhappy?',
  'Apakah Anda lebih sering menangis?': 'Do you cry more than usual?',
  'Apakah Anda merasa sulit untuk menikmati aktivitas sehari-hari?':
    'Do you find it difficult to enjoy your daily activities?',
  'Apakah Anda mengalami kesulitan untuk mengambil keputusan?': 'Do you find it difficult to make decisions?',
  'Apakah aktivitas/tugas sehari-hari Anda terbengkalai?': 'Is your daily work suffering?',
  'Apakah Anda merasa tidak mampu berperan dalam kehidupan ini?': 'Are you unable to play a useful part in life?',
  'Apakah Anda kehilangan minat terhadap banyak hal?': 'Have you lost interest in things?',
  'Apakah Anda merasa tidak berharga?': 'Do you feel that you are a worthless person?',
  'Apakah Anda mempunyai pikiran untuk mengakhiri hidup Anda?':
    'Has the thought of ending your life been on your mind?',
  'Apakah Anda merasa lelah sepanjang waktu?': 'Do you feel tired all the time?',
  'Apakah Anda merasa tidak enak di perut?': 'Do you have uncomfortable feelings in your stomach?',
  'Apakah Anda mudah lelah?': 'Are you easily tired?',

  'Perasaan 2 minggu terakhir': 'Feelings in the last 2 weeks',
  'Bacakan di tempat yang tidak didengar orang lain. Seberapa sering dalam 2 minggu terakhir?':
    'Read it out where nobody else can hear. How often in the last 2 weeks?',
  'Kurang berminat atau bergairah melakukan sesuatu': 'Little interest or pleasure in doing things',
  'Murung, sedih, atau putus asa': 'Feeling down, depressed, or hopeless',
  'Gugup, cemas, atau tegang': 'Feeling nervous, anxious or on edge',
  'Tidak mampu menghentikan atau mengendalikan rasa khawatir': 'Not being able to stop or control worrying',
  'Tidak pernah': 'Not at all',
  'Beberapa hari': 'Several days',
  'Lebih dari 7 hari': 'More than half the days',
  'Hampir setiap hari': 'Nearly every day',

  'HEEADSSS (oleh nakes)': 'HEEADSSS (by a health worker)',
  'Berdua saja dengan remajanya.': 'Alone with the adolescent.',
  'Apakah merasa nyaman di rumah?': 'Do they feel comfortable at home?',
  'Ada masalah pendidikan/pekerjaan?': 'Any problem with education or employment?',
  'Ada masalah pola makan?': 'Any problem with eating?',
  'Ada masalah aktivitas?': 'Any problem with activities?',
  'Penggunaan obat-obatan?': 'Any use of drugs?',
  'Masalah kesehatan seksual?': 'Any problem of sexual health?',
  'Masalah keamanan?': 'Any problem of safety?',
  'Kesehatan mental: depresi atau keinginan bunuh diri?': 'Mental health: depression or the wish to end their life?',

  'Kontrasepsi (KB)': 'Contraception (KB)',
  'Memakai KB apa? (pasangan usia subur)': 'Which contraception is used? (couple of reproductive age)',
  Pil: 'Pill',
  Suntik: 'Injection',
  Kondom: 'Condom',
  Implan: 'Implant',
  AKDR: 'IUD',
  MOW: 'Female sterilisation (MOW)',
  MOP: 'Vasectomy (MOP)',
  Lainnya: 'Other',

  'AKS: kegiatan sehari-hari': 'AKS (Barthel): daily activities',
  'Tanyakan apa yang biasa dilakukan, bukan apa yang mungkin bisa.':
    'Ask what they do, not what they might be able to do.',
  'Mengendalikan BAB': 'Bowels',
  'Tidak terkendali (perlu pencahar)': 'Incontinent (needs enemas)',
  'Kadang tidak, seminggu sekali': 'Occasional accident, once a week',
  Terkendali: 'Continent',
  'Mengendalikan BAK': 'Bladder',
  'Tidak terkendali atau kateter': 'Incontinent or catheterised',
  'Kadang tidak, sehari sekali': 'Occasional accident, once a day',
  Mandiri: 'Independent',
  'Membersihkan diri (wajah, rambut, kumis, gigi)': 'Grooming (face, hair, shaving, teeth)',
  'Butuh bantuan': 'Needs help',
  'Penggunaan WC': 'Toilet use',
  'Tergantung orang lain': 'Dependent',
  'Perlu bantuan sebagian': 'Needs some help',
  'Makan minum': 'Feeding',
  'Tidak mampu': 'Unable',
  'Perlu dipotongkan': 'Needs food cut up',
  'Bergerak dari kursi roda ke tempat tidur': 'Transfer from wheelchair to bed',
  'Dibantu 2 orang': 'Helped by 2 people',
  'Dibantu 1 orang': 'Helped by 1 person',
  'Berjalan di tempat rata atau dengan kursi roda': 'Mobility on level ground, or in a wheelchair',
  'Dengan kursi roda': 'In a wheelchair',
  Berpakaian: 'Dressing',
  'Sebagian dibantu': 'Partly helped',
  'Naik turun tangga': 'Stairs',
  Mandi: 'Bathing',

  'Tanggal berapa sekarang?': 'What is the full date today?',
  'Sebelumnya minta mengingat tiga kata: bunga, pintu, nasi.':
    'Before that, ask them to remember three words: flower, door, rice.',
  Benar: 'Correct',
  Salah: 'Wrong',
  'Di mana Anda berada sekarang?': 'Where are you now?',
  'Ulangi ketiga kata tadi': 'Say the three words again',
  Bisa: 'Can',
  'Tidak bisa': 'Cannot',
  'Tes berdiri dari kursi: apakah dapat berdiri dari kursi sebanyak 5 kali dalam 14 detik tanpa menggunakan tangan?':
    'Chair rise test: can they rise from a chair five times within 14 seconds without using their arms?',
  'Apakah berat badan Anda berkurang >3 kg dalam 3 bulan terakhir atau pakaian menjadi lebih longgar?':
    'Have you lost more than 3 kg over the last three months, or have your clothes become looser?',
  'Apakah Anda hilang nafsu makan atau mengalami kesulitan makan?':
    'Have you lost your appetite, or is eating difficult?',
  'Apakah ukuran LiLA <21 cm?': 'Is the upper arm under 21 cm?',
  'Apakah Anda mengalami masalah pada mata (kesulitan melihat jauh, membaca, penyakit mata, atau sedang dalam pengobatan medis diabetes/tekanan darah tinggi)?':
    'Do you have any problems with your eyes (difficulties in seeing far, reading, eye diseases, or currently under medical treatment for diabetes or high blood pressure)?',
  'Tes melihat: apakah jawaban hitung jari benar dalam 3 kali berturut-turut?':
    'Vision test: were fingers counted right 3 times in a row?',
  'Mendengar bisikan saat tes bisik?': 'Hears whispers in the whisper test?',
  'Tidak bisa dites juga dijawab tidak.': 'If it cannot be tested, the answer is no too.',
  'Selama dua minggu terakhir, apakah Anda merasa terganggu oleh perasaan sedih, tertekan, atau putus asa?':
    'Over the past two weeks, have you been bothered by feeling down, depressed or hopeless?',
  'Selama dua minggu terakhir, apakah Anda merasa terganggu oleh sedikit minat atau kesenangan dalam melakukan sesuatu?':
    'Over the past two weeks, have you been bothered by little interest or pleasure in doing things?',
  'daya ingat': 'memory',
  gerak: 'movement',
  gizi: 'nutrition',
  penglihatan: 'vision',
  pendengaran: 'hearing',
  perasaan: 'feelings',
}
