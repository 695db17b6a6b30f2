import { tokenPattern } from './paging';
import type { Allowed } from './query';
import type { ApiState } from './settings';

const list = (names: string): readonly string[] => names.split(' ');

/** The names that each version of X's description knows. */
const names = {
  '2.166': {
    'dm_event.fields': list(
      'attachments created_at dm_conversation_id entities event_type id participant_ids referenced_tweets sender_id text',
    ),
    eventExpansions: list('attachments.media_keys participant_ids referenced_tweets.id sender_id'),
    'user.fields': list(
      'affiliation confirmed_email connection_status created_at description entities id is_identity_verified location most_recent_tweet_id name parody pinned_tweet_id profile_banner_url profile_image_url protected public_metrics receives_your_dm subscription subscription_type url username verified verified_followers_count verified_type withheld',
    ),
    userExpansions: list('affiliation.user_id most_recent_tweet_id pinned_tweet_id'),
    postFields: 'tweet.fields',
    posts: list(
      'article attachments author_id card_uri community_id context_annotations conversation_id created_at display_text_range edit_controls edit_history_tweet_ids entities geo id in_reply_to_user_id lang matched_media_notes media_metadata non_public_metrics note_request_suggestions note_tweet organic_metrics paid_partnership possibly_sensitive promoted_metrics public_metrics referenced_tweets reply_settings scopes source suggested_source_links suggested_source_links_with_counts text withheld',
    ),
  },
  '2.167': {
    'dm_event.fields': list('attachments created_at dm_conversation_id entities event_type id text'),
    eventExpansions: list('attachments.media_keys participant_ids referenced_posts sender_id'),
    'user.fields': list(
      'confirmed_email connection_status created_at description entities id is_identity_verified location name parody profile_banner_url profile_image_url protected public_metrics receives_your_dm subscribes_to_you subscription subscription_type url username verified verified_followers_count verified_type withheld',
    ),
    userExpansions: list('affiliation most_recent_post_id pinned_post_id'),
    postFields: 'post.fields',
    posts: list(
      'article article_title attachments card_uri community_id context_annotations conversation_id created_at display_text_range edit_controls entities geo id lang matched_media_notes media_metadata non_public_metrics note_post note_request_suggestions organic_metrics paid_partnership possibly_sensitive promoted_metrics public_metrics reply_settings scopes source suggested_source_links suggested_source_links_with_counts text withheld',
    ),
  },
} as const;

const mediaFields = list(
  'alt_text duration_ms height media_key non_public_metrics organic_metrics preview_image_url promoted_metrics public_metrics type url variants width',
);

type Rules = Readonly<Record<string, Allowed>>;

/** Query parameters of the user endpoints. */
export function userQuery(spelling: ApiState['spelling']): Rules {
  const known = names[spelling];
  return {
    'user.fields': { oneOrMoreOf: known['user.fields'] },
    expansions: { oneOrMoreOf: known.userExpansions },
    [known.postFields]: { oneOrMoreOf: known.posts },
  };
}

/** Query parameters of one Direct Message event. */
export function eventQuery(spelling: ApiState['spelling']): Rules {
  const known = names[spelling];
  return {
    'dm_event.fields': { oneOrMoreOf: known['dm_event.fields'] },
    expansions: { oneOrMoreOf: known.eventExpansions },
    'media.fields': { oneOrMoreOf: mediaFields },
    'user.fields': { oneOrMoreOf: known['user.fields'] },
    [known.postFields]: { oneOrMoreOf: known.posts },
  };
}

/** Query parameters of lists of Direct Message events. */
export const eventListQuery = (spelling: ApiState['spelling']): Rules => ({
  ...eventQuery(spelling),
  max_results: { from: 1, to: 100 },
  pagination_token: { pattern: tokenPattern },
  event_types: { oneOrMoreOf: ['MessageCreate', 'ParticipantsJoin', 'ParticipantsLeave'] },
});
