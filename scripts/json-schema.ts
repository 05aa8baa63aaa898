import { toJsonSchema } from '@valibot/to-json-schema';
import { NoteSchema } from '../src/content/note-schema.ts';
import { BankSchema } from '../src/content/schema.ts';

/** The text of questions/bank.schema.json. */
export function bankJsonSchema(): string {
  return jsonSchemaOf('Étude question bank', BankSchema);
}

/** The text of questions/note.schema.json. */
export function noteJsonSchema(): string {
  return jsonSchemaOf('Étude note', NoteSchema);
}

function jsonSchemaOf(title: string, of: typeof BankSchema | typeof NoteSchema): string {
  const schema = toJsonSchema(of, {
    // JSON knows finite numbers only.
    ignoreActions: ['finite'],
    overrideAction: ({ valibotAction, jsonSchema }) =>
      // JSON Schema patterns are Unicode already, so the `u` flag says nothing new there.
      valibotAction.type === 'regex'
        ? { ...jsonSchema, pattern: (valibotAction as { requirement?: RegExp }).requirement?.source ?? '' }
        : undefined,
  });
  return `${JSON.stringify({ title, ...schema }, null, 2)}\n`;
}
