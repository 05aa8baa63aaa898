import { toJsonSchema } from '@valibot/to-json-schema';
import { BankSchema } from '../src/content/schema.ts';

/** The text of questions/bank.schema.json. */
export function bankJsonSchema(): string {
  const schema = toJsonSchema(BankSchema, {
    // JSON knows finite numbers only.
    ignoreActions: ['finite'],
    overrideAction: ({ valibotAction, jsonSchema }) =>
      // JSON Schema patterns are Unicode already, so the `u` flag says nothing new there.
      valibotAction.type === 'regex'
        ? { ...jsonSchema, pattern: (valibotAction as { requirement?: RegExp }).requirement?.source ?? '' }
        : undefined,
  });
  return `${JSON.stringify({ title: 'Étude question bank', ...schema }, null, 2)}\n`;
}
