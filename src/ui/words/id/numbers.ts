export const numbers = { decimalMark: ',' }
