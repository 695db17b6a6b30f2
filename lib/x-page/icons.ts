/** Two speech bubbles, one stepping aside. */
export const linkIcon =
  'M9.5 14H8l-4 3.2V14a1.5 1.5 0 0 1-1.5-1.5V6A1.5 1.5 0 0 1 4 4.5h10.5A1.5 1.5 0 0 1 16 6v.8M13.5 10H20a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 20 18v3l-3.6-3h-2.9a1.5 1.5 0 0 1-1.5-1.5v-5a1.5 1.5 0 0 1 1.5-1.5z';
/** A page with lines. */
export const templatesIcon = 'M6.5 3H14l4.5 4.5V21h-12zM9.5 12h6M9.5 16h4';
/** A speech bubble with two buttons in it. */
export const panelIcon =
  'M5 3.5h14A1.5 1.5 0 0 1 20.5 5v10a1.5 1.5 0 0 1-1.5 1.5h-6L8.5 20v-3.5H5A1.5 1.5 0 0 1 3.5 15V5A1.5 1.5 0 0 1 5 3.5zM7.5 8h9M7.5 12h5';
