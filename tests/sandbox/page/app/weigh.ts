/** How long X lets a post be, in weighted characters. */
export const limit = 280;

const url = /https?:\/\/[^\s]+/g;
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const isEmoji = /\p{Extended_Pictographic}|\p{Emoji_Presentation}/u;

// twitter-text, configuration v3: these weigh 1, everything else 2.
const light: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];

function weighCharacter(character: string): number {
  if (isEmoji.test(character)) return 2;
  return [...character].reduce((sum, point) => {
    const code = point.codePointAt(0) ?? 0;
    return sum + (light.some(([from, to]) => code >= from && code <= to) ? 1 : 2);
  }, 0);
}

/** The weight of a text: an address 23, an emoji 2, most of CJK 2, the rest 1. */
export function weigh(text: string): number {
  const [plain, addresses] = [text.replace(url, ''), text.match(url)?.length ?? 0];
  let sum = addresses * 23;
  for (const { segment } of characters.segment(plain)) sum += weighCharacter(segment);
  return sum;
}

/** How many UTF-16 code units of a text still fit. */
export function fitting(text: string): number {
  if (weigh(text) <= limit) return text.length;
  let sum = 0;
  for (const part of text.split(/(https?:\/\/[^\s]+)/).reduce<[number, string][]>(placed, [])) {
    const [start, piece] = part;
    if (/^https?:/.test(piece)) {
      sum += 23;
      if (sum > limit) return start;
      continue;
    }
    for (const { segment, index } of characters.segment(piece)) {
      sum += weighCharacter(segment);
      if (sum > limit) return start + index;
    }
  }
  return text.length;
}

function placed(pieces: [number, string][], piece: string): [number, string][] {
  const [start, last] = pieces.at(-1) ?? [0, ''];
  pieces.push([start + last.length, piece]);
  return pieces;
}
