/** What stands in a text field or a list of choices. */
export function contentOf(field: HTMLElement): string {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value;
  if (field instanceof HTMLSelectElement) return field.value;
  throw new Error(`${field.tagName} holds no value`);
}

/** What a screen reader adds to the field's name: its hint, its count, what is wrong with it. */
export function descriptionOf(field: HTMLElement): string {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

export const isWrong = (field: HTMLElement): boolean => field.getAttribute('aria-invalid') === 'true';

/** What a person reads in a closed list of choices. */
export function chosenIn(field: HTMLElement): string | undefined {
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.text;
  throw new Error(`${field.tagName} offers no choices`);
}
