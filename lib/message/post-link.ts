const postPattern =
  /https?:\/\/(?:(?:www|mobile|pro)\.)?(?:x|twitter)\.com\/(?:(?<handle>[A-Za-z0-9_]{1,15})|i\/web)\/status\/(?<id>[0-9]{1,19})(?![0-9])[^\s<>"]*/giu;

/** A post at X, by its address. X shows it as a card where its address stands in a message. */
export interface PostLink {
  /** `https://x.com/<handle>/status/<id>`, without what came with it. */
  readonly url: string;
  /** Absent where the address does not say it. */
  readonly handle?: string;
}

/** Reads a post's address as it is pasted; undefined where it is none. */
export function readPostLink(address: string): PostLink | undefined {
  const typed = address.trim();
  const whole = /^https?:\/\//iu.test(typed) ? typed : `https://${typed}`;
  const [match] = whole.matchAll(postPattern);
  return match?.index === 0 && match[0].length === whole.length ? toLink(match) : undefined;
}

/** The last post that a text links to, as X takes it for the card, with the text as it would be without. */
export function findPostLink(text: string): (PostLink & { readonly without: string }) | undefined {
  const match = [...text.matchAll(postPattern)].at(-1);
  if (match === undefined) return undefined;
  const before = text.slice(0, match.index).replace(/\s+$/u, '');
  const after = text.slice(match.index + match[0].length);
  return { ...toLink(match), without: after.trim() === '' ? before : `${before}${after}` };
}

/** The text with the post at its end; one that stood there already gives way. */
export function addPostLink(text: string, { url }: PostLink): string {
  const present = findPostLink(text);
  const kept = present !== undefined && text.trimEnd().endsWith(present.url) ? present.without : text;
  return kept.trim() === '' ? url : `${kept.trimEnd()}\n\n${url}`;
}

function toLink({ groups = {} }: RegExpMatchArray): PostLink {
  const { handle, id } = groups;
  if (handle === undefined || handle === 'i') return { url: `https://x.com/i/status/${id}` };
  return { url: `https://x.com/${handle}/status/${id}`, handle };
}
