/** What becomes of a template. `stay`: inserted, and the picker stays open for the next one. */
export type How = 'insert' | 'stay' | 'privately';

export const howOf = ({ altKey, shiftKey }: MouseEvent | KeyboardEvent): How =>
  altKey ? 'privately' : shiftKey ? 'stay' : 'insert';
