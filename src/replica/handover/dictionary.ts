/**
 * Words that packed entries have in common, the most frequent last. Part of the file format: another dictionary is
 * another version.
 */
import { strToU8 } from 'fflate'

const WORDS = [
  '"publicKey":"B","label":"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1',
  '.0.0.0 Mobile Safari/537.36","posyandu":"","invite":"","device","user","posyandu","settings","desa":"","name":"',
  '"antigenDay.hexavalent","dose.hb0","dose.bcg","dose.polio-1","dose.mr","outcome":"given","batch":"","expires":"2027-',
  '"site":"","givenBy":"","had.polio.1":{"date":"2026-","proof":"buku-kia"},"pmt","vial","kipi","referral","immunization"',
  '"ask.ceklis":"lengkap","ask.tbc-batuk":false,"ask.asi-0":true,"ask.bahaya":[],"ask.sakit":[],"advice":["',
  '"vitaminA":"merah","vitaminA":"biru","deworming":"albendazol-400","pmtGiven":true,"copiedFrom":"buku-kia"',
  '"confirmed":["weightKg"],"oedema":false,"headCm":4,"armCm":1,"resultRead":true,"kiaBook":true,"left":true,"skipped":[',
  '"serviced":true,"immunized":true,"broughtBy":"ibu","number":1,"posture":"berdiri","posture":"terlentang","weightKg":1',
  '"heightCm":8,"came":true,"place":"Posyandu","groups":["balita"],"closed":true,"cancelled":true,"date":"2026-',
  '"open-day","family","headName":"","rt":"0","rw":"0","address":"","living":"menetap","birthDate":"202',
  '"motherName":"","sex":"L","sex":"P","nik":"17","phone":"08","birthOrder":1,"birthWeightKg":3.',
  '{"v":1,"id":"0000000","in":"directory/","kind":"user","record":"","set":{"name":"',
  '{"v":1,"id":"0000000","in":"registry/","kind":"person","record":"","set":{"birthDate":"',
  '"},"over":[],"who":"","by":"","n":1,"at":"2026-12-1',
  '{"v":1,"id":"000000","in":"visits/","kind":"visit","record":"/2026-1","set":{"',
  '"},"over":["000000"],"who":"","by":"","n":1,"at":"2026-11-10T09:1:0+07:00"}\n',
]

export const DICTIONARY = strToU8(WORDS.join(''))
