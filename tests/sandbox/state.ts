import { type ApiState, freshApi } from './api/settings';
import { castPosts, castUsers } from './cast';
import type { Group, Membership, SandboxMessage } from './inbox/message';
import type { SandboxMedia } from './media/media';
import { freshUpload, type UploadState } from './media/upload';
import { freshOAuth, type OAuthState } from './oauth/grants';
import { freshOAuth1, type OAuth1State } from './oauth1/keys';
import { freshPage, type PageState } from './page/settings';
import { snowflake } from './snowflake';
import { freshV1, type V1State } from './v1/settings';

export type { SandboxMessage } from './inbox/message';

/** Somebody with an account at this X. */
export interface SandboxUser {
  id: string;
  handle: string;
  name: string;
  /** Whether X says `receives_your_dm`, and takes a Direct Message to them. */
  acceptsDms: boolean;
  suspended?: boolean;
  description?: string;
}

export interface SandboxPost {
  id: string;
  authorId: string;
  /** As its author typed it, links unshortened. */
  text: string;
  /** ISO, UTC. */
  createdAt: string;
  replyToId?: string;
  quotedId?: string;
  /** X's guess at the language: `en`, `ar`, ... */
  lang: string;
}

/** Everything this X knows, and every switch that is not a fault. Plain data: tests read it and change it. */
export interface SandboxState {
  users: SandboxUser[];
  posts: SandboxPost[];
  messages: SandboxMessage[];
  groups: Group[];
  memberships: Membership[];
  /** Who takes no messages from whom. */
  dmBlocks: { by: string; target: string }[];
  media: SandboxMedia[];
  upload: UploadState;
  /** Who is logged in at x.com in this browser. */
  browserUserId: string;
  /** The other accounts that this browser can switch to. */
  otherBrowserUserIds: string[];
  /** What the person at the consent page does. `ask`: the page is shown and waits for a click. */
  consent: 'allow' | 'deny' | 'ask';
  oauth: OAuthState;
  oauth1: OAuth1State;
  api: ApiState;
  /** Direct Messages of v1.1: `no_access` answers 453, `gone` as if they never were. */
  legacy: 'open' | 'no_access' | 'gone';
  v1: V1State;
  page: PageState;
  /** Milliseconds that this X's clock runs ahead of the machine's. */
  clockAhead: number;
  /** Milliseconds since 1970 on this X's clock. */
  now(): number;
  /** A new id, larger than every one before. */
  nextId(): string;
  /** Ends every access token at once; refresh tokens live on. */
  expireAccessTokens(): void;
  /** What a person does in X's settings under "Connected apps": ends all of that account's tokens. */
  revokeGrant(userId: string): void;
}

/** An X with its cast and nothing sent yet. */
export function freshState(): SandboxState {
  const started = Date.now();
  let last = 0n;
  return {
    users: castUsers(),
    posts: castPosts(started),
    messages: [],
    groups: [],
    memberships: [],
    dmBlocks: [],
    media: [],
    upload: freshUpload(),
    browserUserId: '4242',
    otherBrowserUserIds: ['5151'],
    consent: 'ask',
    oauth: freshOAuth(),
    oauth1: freshOAuth1(),
    api: freshApi(),
    legacy: 'open',
    v1: freshV1(),
    page: freshPage(),
    clockAhead: 0,
    now() {
      return Date.now() + this.clockAhead;
    },
    nextId() {
      const made = BigInt(snowflake(this.now()));
      last = made > last ? made : last + 1n;
      return last.toString();
    },
    expireAccessTokens() {
      for (const token of this.oauth.accessTokens.values()) token.expiresAt = 0;
    },
    revokeGrant(userId) {
      for (const grant of this.oauth.grants) if (grant.userId === userId) grant.ended = true;
    },
  };
}
