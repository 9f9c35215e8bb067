interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** Where a value does not fit a JSON Schema, as far as speedscope's uses the language. */
export function misfits(value: unknown, schema: Schema, root = schema, path = '$'): string[] {
  const at = (inner: unknown, part: Schema, step: string): string[] =>
    misfits(inner, part, root, `${path}${step}`);
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/definitions/', '');
    return misfits(value, root.definitions?.[name] ?? {}, root, path);
  }
  if (schema.anyOf !== undefined) {
    const fits = schema.anyOf.some((each) => at(value, each, '').length === 0);
    return fits ? [] : [`${path} fits none of ${schema.anyOf.length}`];
  }
  if (schema.enum?.includes(value) === false) return [`${path} is ${JSON.stringify(value)}`];
  if ('const' in schema && schema.const !== value) return [`${path} is ${JSON.stringify(value)}`];
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return [`${path} is no array`];
    return value.flatMap((each, index) => at(each, schema.items ?? {}, `[${index}]`));
  }
  if (schema.type === 'object') {
    if (typeof value !== 'object' || value === null) return [`${path} is no object`];
    const members = new Map(Object.entries(value));
    return [
      ...(schema.required ?? [])
        .filter((key) => !members.has(key))
        .map((key) => `${path} has no ${key}`),
      ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
        members.has(key) ? at(members.get(key), part, `.${key}`) : [],
      ),
    ];
  }
  return schema.type === undefined || typeof value === schema.type
    ? []
    : [`${path} is no ${schema.type}`];
}
