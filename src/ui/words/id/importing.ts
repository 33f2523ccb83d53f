/** On every screen, while an import goes on. */
export const importing = {
  running: (done: number, of: number) => `Excel: ${done} dari ${of}`,
  runningReading: 'Excel: membaca berkas…',
}
