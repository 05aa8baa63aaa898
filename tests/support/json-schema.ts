type Schema = Readonly<Record<string, unknown>>;

/**
 * Whether a value satisfies a JSON Schema: the part of draft-07 that questions/bank.schema.json uses. An
 * unknown keyword throws, so that the file cannot start to use one that is not judged here.
 */
export function satisfies(value: unknown, schema: Schema): boolean {
  return Object.entries(schema).every(([keyword, wanted]) => holds(keyword, wanted, value, schema));
}

function holds(keyword: string, wanted: unknown, value: unknown, schema: Schema): boolean {
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  const list = Array.isArray(value) ? (value as unknown[]) : null;
  switch (keyword) {
    case '$schema':
    case 'title':
    case 'description':
      return true;
    case 'type':
      return (
        wanted === (list ? 'array' : value === null ? 'null' : typeof value) ||
        (wanted === 'integer' && Number.isInteger(value))
      );
    case 'const':
      return value === wanted;
    case 'enum':
      return (wanted as unknown[]).includes(value);
    case 'pattern':
      return typeof value !== 'string' || new RegExp(wanted as string, 'u').test(value);
    case 'format':
      return typeof value !== 'string' || wanted !== 'date' || /^\d{4}-\d{2}-\d{2}$/.test(value);
    case 'minLength':
      return typeof value !== 'string' || value.length >= (wanted as number);
    case 'maxLength':
      return typeof value !== 'string' || value.length <= (wanted as number);
    case 'minimum':
      return typeof value !== 'number' || value >= (wanted as number);
    case 'minItems':
      return !list || list.length >= (wanted as number);
    case 'maxItems':
      return !list || list.length <= (wanted as number);
    case 'items':
      return !list || list.every((item) => satisfies(item, wanted as Schema));
    case 'anyOf':
      return (wanted as Schema[]).some((s) => satisfies(value, s));
    case 'oneOf':
      return (wanted as Schema[]).filter((s) => satisfies(value, s)).length === 1;
    case 'required':
      return !object || (wanted as string[]).every((name) => name in object);
    case 'properties':
      return (
        !object ||
        Object.entries(wanted as Record<string, Schema>).every(
          ([name, s]) => !(name in object) || satisfies((object as Record<string, unknown>)[name], s),
        )
      );
    case 'additionalProperties': {
      const named: object = schema['properties'] ?? {};
      const others = Object.entries(object ?? {}).filter(([name]) => !(name in named));
      return others.every(
        ([, item]) => wanted !== false && (wanted === true || satisfies(item, wanted as Schema)),
      );
    }
    case 'propertyNames':
      return Object.keys(object ?? {}).every((name) => satisfies(name, wanted as Schema));
    default:
      throw new Error(`unknown keyword ${keyword}`);
  }
}
