/** Names as they are common in Indonesia; nobody's in particular. */
const words = (text: string): readonly string[] => text.split(' ')

export const WOMEN = words(
  'Siti Dewi Ratna Yuni Nur Rina Sri Wati Fitri Lestari Endang Aminah Erni Yanti Sulastri Maya Desi Eka Novita Herlina Rosmala Nurhayati Suryani Marlina Yulia',
)
export const MEN = words(
  'Ahmad Budi Joko Slamet Agus Rudi Hendra Dedi Wahyu Eko Bambang Rahmat Supriyadi Iwan Yanto Syamsul Zainal Hasan Rohman Tono Darmawan Feri Andi Rizal Suhardi',
)
export const GIRLS = words(
  'Aisyah Zahra Putri Nabila Kirana Salsabila Intan Alya Novi Khadijah Citra Keysha Hafizah Naura Shakila Adiba Rania Aqila Bunga Melati',
)
export const BOYS = words(
  'Rafa Fadhil Rizky Bagas Dimas Arkan Ilham Muhammad Farel Galih Yusuf Azka Gibran Alvaro Rayhan Zidan Kenzie Hafiz Raka Fathan',
)
export const SECOND = words(
  'Wulandari Saputra Hidayat Rahma Pratama Utami Nugroho Maulana Safitri Setiawan Handayani Kusuma Firmansyah Anggraini Permata Ramadhan Susanti Wijaya Hasanah Gunawan',
)
export const POSYANDU = words(
  'Melati Mawar Anggrek Kenanga Cempaka Dahlia Teratai Flamboyan Seruni Kamboja Mangga Rambutan Delima Salak Nusa-Indah Bougenville Sakura Tulip Aster Seroja Alamanda Matahari Kemuning Asoka Edelweis Lavender Soka Wijayakusuma Sedap-Malam Bakung',
)
export const DESA = words(
  'Sukamaju Talang-Boseng Karang-Nanding Taba-Lagan Padang-Tambak Pekik-Nyaring Sri-Kuncoro Tanjung-Raman Kembang-Seri Harapan-Makmur',
)

export function spoken(name: string): string {
  return name.replaceAll('-', ' ')
}
