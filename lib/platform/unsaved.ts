import { TemplateDraft } from '../templates/draft';
import { defineLocal } from './local';

/** The template that was being written when a page of ours was closed; each page has its own. */
export const unsavedTemplateOf = (page: 'panel' | 'options') =>
  defineLocal(`aside.unsaved.${page}`, TemplateDraft);
