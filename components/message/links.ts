/** Text in parts, links apart. What X itself will link may be more; these are links for certain. */
export function splitLinks(text: string): { at: number; part: string; link: boolean }[] {
  const parts: { at: number; part: string; link: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'’”]/giu)) {
    if (match.index > at) parts.push({ at, part: text.slice(at, match.index), link: false });
    parts.push({ at: match.index, part: match[0], link: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ at, part: text.slice(at), link: false });
  return parts;
}
