import * as v from 'valibot';

/** 要点: one short page for each syllabus item, in `questions/notes/<item>.json`. Version 1. */

const NonEmpty = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const Markdown = v.pipe(NonEmpty, v.description('Markdown with $math$, the same subset as in questions.'));

export const NoteSchema = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.literal(1),
  item: v.pipe(
    v.string(),
    v.regex(/^[1-5x]\.\d+\.[ivx]+$/, 'item: a syllabus item such as 3.6.i'),
    v.description('Syllabus item; also the name of the file.'),
  ),
  language: v.picklist(['ja', 'en']),
  license: NonEmpty,
  lead: v.pipe(Markdown, v.description('One or two sentences: what this is about and why it is asked.')),
  sections: v.pipe(
    v.array(v.strictObject({ title: NonEmpty, text: Markdown })),
    v.minLength(2),
    v.maxLength(7),
    v.description('Definitions, formulas with symbols and shapes, contrasts.'),
  ),
  slips: v.pipe(
    v.array(v.strictObject({ claim: Markdown, holds: Markdown })),
    v.minLength(1),
    v.description('Common slips: what is wrongly believed, and what holds.'),
  ),
  sources: v.pipe(
    v.array(
      v.strictObject({
        title: NonEmpty,
        url: v.optional(v.pipe(v.string(), v.regex(/^https:\/\/\S+$/, 'url: https://…'))),
      }),
    ),
    v.minLength(1, 'at least one source'),
  ),
  readings: v.optional(v.record(NonEmpty, NonEmpty)),
});

export type Note = v.InferOutput<typeof NoteSchema>;
