/** A name as it stands inside a sentence: small, but for what is written with capitals: "berat badan", "BCG", "LiLA". */
export function inSentence(name: string): string {
  return name.replace(/^\p{Lu}(?=\p{Ll}+(?!\p{L}))/u, (first) => first.toLowerCase())
}
