/** Scopes of X with the sentence its consent page shows for them. Source: X API, "OAuth 2.0 scopes" (our wording). */
export const scopeSentences: Readonly<Record<string, string>> = {
  'tweet.read': 'All the posts you can view, including posts from protected accounts.',
  'tweet.write': 'Post and repost for you.',
  'users.read': 'Any account you can view, including protected accounts.',
  'dm.read': 'Your Direct Messages.',
  'dm.write': 'Send and manage Direct Messages for you.',
  'media.write': 'Upload media for you.',
  'offline.access': 'Stay connected to your account until you revoke access.',
};

const others =
  'tweet.moderate.write users.email follows.read follows.write space.read mute.read mute.write like.read like.write list.read list.write block.read block.write bookmark.read bookmark.write broadcast.read broadcast.write timeline.read ads.read ads.write';

export const knownScopes: ReadonlySet<string> = new Set([
  ...Object.keys(scopeSentences),
  ...others.split(' '),
]);
