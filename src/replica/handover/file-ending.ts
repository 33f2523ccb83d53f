/** What the name of a file from this app ends with. */
export const FILE_ENDING = '.langkah'
